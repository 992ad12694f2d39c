import { errorFields } from '../../error-fields.ts';
import type { Owner } from '../../owner.ts';
import type { Logger } from '../ports.ts';
import type { JournalEntry, ThreadStores } from '../store-ports.ts';
import { TurnLog } from './turn-log.ts';

/** Whose log it is, and how long its events may wait to be saved, in milliseconds. */
export interface LogKey {
  readonly owner: Owner;
  readonly threadId: string;
  readonly turnId: string;
  readonly withinMs: number;
}

/** How often the journal looks for logs that are due, in milliseconds. */
const tickMs = 100;
/** How long it waits when the database does not answer, in milliseconds. */
const pauseMs = 1_000;
/** How much goes into one statement. */
const most = { entries: 200, characters: 4_194_304 };

interface OpenLog extends LogKey {
  readonly log: TurnLog;
  savedAt: number;
}

/**
 * Saves the logs of all turns of this process, many in one statement and a few times a second, so that a crash loses no
 * more than the last moment of what was said, and other processes can tell it. One statement runs at a time: when the
 * database is slow, it is asked less often.
 */
export class Journal {
  readonly #stores: ThreadStores;
  readonly #logger: Logger;
  readonly #waiting = new Set<OpenLog>();
  #isTicking = false;
  /** The statement that runs, or the last one; never rejects. */
  #saving: Promise<void> = Promise.resolve();

  constructor(stores: ThreadStores, logger: Logger) {
    this.#stores = stores;
    this.#logger = logger;
  }

  /** A log whose events are saved from now on, until it is closed. */
  open(key: LogKey): { log: TurnLog; save: () => Promise<void>; close: () => void } {
    const log = new TurnLog(() => this.#await(open));
    const open: OpenLog = { ...key, log, savedAt: performance.now() };
    return {
      log,
      /** Saves what waits, now; rejects when it cannot. */
      save: () => this.#enqueue([open]),
      close: () => {
        this.#waiting.delete(open);
        log.end();
      },
    };
  }

  #await(open: OpenLog): void {
    this.#waiting.add(open);
    if (this.#isTicking) return;
    this.#isTicking = true;
    setTimeout(() => void this.#tick(), tickMs);
  }

  async #tick(): Promise<void> {
    let nextMs = tickMs;
    const now = performance.now();
    const due = [...this.#waiting].filter(({ savedAt, withinMs }) => now - savedAt >= withinMs - tickMs / 2);
    try {
      if (due.length > 0) await this.#enqueue(due);
    } catch (error) {
      nextMs = pauseMs;
      this.#logger.warn(errorFields(error), 'what is being said could not be saved yet');
    }
    this.#isTicking = this.#waiting.size > 0;
    if (this.#isTicking) setTimeout(() => void this.#tick(), nextMs);
  }

  #enqueue(logs: readonly OpenLog[]): Promise<void> {
    const saving = this.#saving.then(() => this.#save(logs));
    this.#saving = saving.catch(() => {});
    return saving;
  }

  async #save(logs: readonly OpenLog[]): Promise<void> {
    let batch: { open: OpenLog; entry: JournalEntry }[] = [];
    let characters = 0;
    const send = async (): Promise<void> => {
      const sent = batch;
      batch = [];
      characters = 0;
      if (sent.length > 0) await this.#stores.appendLogs(sent.map(({ entry }) => entry));
      for (const { open, entry } of sent) this.#markSaved(open, entry.last);
    };
    for (const open of logs) {
      const part = open.log.unsaved();
      if (!part) continue;
      const { owner, threadId, turnId } = open;
      batch.push({ open, entry: { owner, threadId, turnId, events: [...part.events], last: part.last } });
      characters += part.events.reduce((sum, { length }) => sum + length, 0);
      if (batch.length >= most.entries || characters >= most.characters) await send();
    }
    await send();
  }

  #markSaved(open: OpenLog, last: number): void {
    open.log.markSaved(last);
    open.savedAt = performance.now();
    if (!open.log.unsaved()) this.#waiting.delete(open);
  }
}
