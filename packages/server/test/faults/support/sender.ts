import { setTimeout as sleep } from 'node:timers/promises';
import type { ThreadStreamEvent } from '../../../src/protocol/index.ts';
import type { Seeded } from '../../crash/support/seeded.ts';
import { userInput } from '../../support/chat-client.ts';
import type { Ledger, SentMessage } from './ledger.ts';
import type { Report } from './report.ts';
import type { Outcome, PostOptions, Wire } from './wire.ts';

/** How a message is sent. */
export interface Sending {
  /** Left out, a new conversation begins. */
  readonly threadId?: string | undefined;
  /** Comes back to the answer when the connection breaks. */
  readonly rejoins?: boolean;
  readonly leaveAfter?: number;
  readonly slowMs?: number;
  /** How many times at once, as a client does that is in doubt. */
  readonly copies?: number;
  readonly file?: SentMessage['file'];
}

export interface SenderParts {
  readonly wire: Wire;
  readonly ledger: Ledger;
  readonly random: Seeded;
  readonly report: Report;
}

/** How often something is tried again that has not been answered for sure. */
const mostTries = 12;

/** Sends messages as a good client does: what was not answered for sure is sent again, under the same key. */
export class Sender {
  readonly #parts: SenderParts;
  #count = 0;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  newToken(): string {
    this.#count += 1;
    return `tok_${this.#parts.ledger.subject}_${this.#count}`;
  }

  async send(text: (token: string) => string, sending: Sending = {}): Promise<SentMessage> {
    const { ledger } = this.#parts;
    const token = this.newToken();
    const { threadId = null, file, copies = 1 } = sending;
    const message: SentMessage = {
      token,
      text: text(token),
      sentTo: threadId,
      threadId,
      sentAt: ledger.now(),
      ackedAt: null,
      isRefused: false,
      file,
    };
    ledger.messages.push(message);
    const tries = Array.from({ length: copies }, () => this.#sendUntilSure(message, sending));
    const areRefused = await Promise.all(tries);
    message.isRefused = message.ackedAt === null && areRefused.every((isRefused) => isRefused);
    return message;
  }

  /** An old request comes again, as one that was lost on its way does. */
  async repeat(message: SentMessage): Promise<void> {
    await this.#post(message, {}, []);
  }

  /** Asks until there is a document; `null` when there is none to be had. */
  async ask(type: string, params: object, options: PostOptions = {}): Promise<object | null> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const outcome = await this.#parts.wire.post(type, params, options);
      if (outcome.kind === 'document') return outcome.body;
      if (outcome.kind === 'refused' && outcome.code === 'request_interrupted') return null;
      await this.pause();
    }
    return null;
  }

  pause(): Promise<void> {
    return sleep(this.#parts.random.between(100, 700));
  }

  /** Sends until the server has said that it has the message, or patience ends; whether all answers were refusals. */
  async #sendUntilSure(message: SentMessage, sending: Sending): Promise<boolean> {
    let isRefused = true;
    for (let tries = 0; tries < mostTries && (tries === 0 || message.ackedAt === null); tries += 1) {
      const told: string[] = [];
      const outcome = await this.#post(message, sending, told);
      if (outcome.kind !== 'refused' || outcome.status >= 500 || outcome.code === 'request_in_progress')
        isRefused = false;
      if (outcome.kind === 'stream' && message.ackedAt === null)
        this.#parts.report.violation(
          `${message.token}: its stream came to its end without it: ${told.join(', ')}`,
        );
      if (message.ackedAt === null) await this.pause();
    }
    return isRefused;
  }

  /** `told`: of which kinds the events were. */
  async #post(
    message: SentMessage,
    { rejoins, leaveAfter, slowMs }: Sending,
    told: string[],
  ): Promise<Outcome> {
    const { wire, ledger } = this.#parts;
    const { token, text, sentTo, file } = message;
    let lastId: string | undefined;
    const onEvent = (event: ThreadStreamEvent, id: string | undefined): void => {
      lastId = id ?? lastId;
      told.push(event.type);
      ledger.take(event);
    };
    const input = { ...userInput(text), attachments: file ? [file.id] : [] };
    // The same body each time: whether the client comes back to answers is in it.
    const metadata = { storm: true, ...((rejoins ?? message.rejoins) && { chatdock_rejoin: true }) };
    message.rejoins ??= rejoins ?? false;
    const options = { key: token, onEvent, leaveAfter, slowMs, metadata };
    const outcome =
      sentTo === null
        ? await wire.post('threads.create', { input }, options)
        : await wire.post('threads.add_user_message', { thread_id: sentTo, input }, options);
    if (outcome.kind === 'broken' && message.rejoins && lastId !== undefined)
      await this.#rejoin(message, lastId);
    return outcome;
  }

  /** Comes back to an answer after the event that was seen last. */
  async #rejoin({ threadId }: SentMessage, lastId: string): Promise<void> {
    const { wire, ledger } = this.#parts;
    let after = lastId;
    const onEvent = (event: ThreadStreamEvent, id: string | undefined): void => {
      after = id ?? after;
      ledger.take(event);
    };
    for (let tries = 0; tries < 4; tries += 1) {
      await this.pause();
      const params = { thread_id: threadId, after };
      const { kind } = await wire.post('chatdock.turns.join', params, { onEvent, mayBeGone: true });
      if (kind === 'stream') return;
    }
  }
}
