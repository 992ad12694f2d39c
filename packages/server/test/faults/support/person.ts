import { setTimeout as sleep } from 'node:timers/promises';
import type { ThreadItem } from '../../../src/protocol/index.ts';
import type { WishedTask } from './ledger.ts';
import { Sender, type SenderParts, type Sending } from './sender.ts';

type Act = readonly [name: string, act: () => Promise<unknown>];

/** Somebody who chats through the storm. What they do, and in which order, is in the seed. */
export class Person {
  readonly #parts: SenderParts;
  readonly #sender: Sender;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#sender = new Sender(parts);
  }

  /** Does one thing after the other until it is asked to stop. */
  async live(isOver: () => boolean): Promise<void> {
    const { random, report } = this.#parts;
    await sleep(random.between(0, 500));
    while (!isOver()) {
      const [name, act] = this.#choose();
      report.count(`act ${name}`);
      await act();
      await sleep(random.between(0, 200));
    }
  }

  #choose(): Act {
    const { random } = this.#parts;
    const threadId = this.#thread();
    const say = (sending: Sending = {}) =>
      this.#sender.send((token) => `Say ${token}`, { threadId, ...sending });
    const acts: readonly Act[] = [
      ['a new conversation', () => say({ threadId: undefined })],
      ['a message', () => say()],
      ['a message, and back to its answer', () => say({ rejoins: true })],
      ['a message, and gone', () => say({ leaveAfter: random.between(1, 5) })],
      ['a message, read slowly', () => say({ slowMs: 100 })],
      ['a message, thrice at once', () => say({ copies: 3 })],
      ['a message, thrice at once, and back to its answer', () => say({ copies: 3, rejoins: true })],
      ['two tabs at once', () => Promise.all([say(), say({ rejoins: true })])],
      ['an old request again', () => this.#repeat()],
      ['a task', () => this.#addTask(threadId)],
      ['a task to delete', () => this.#deleteTask(threadId)],
      ['a file', () => this.#sendFile(threadId)],
      ['a look', () => this.#look(threadId)],
    ];
    return acts[random.between(0, acts.length - 1)] ?? ['a message', say];
  }

  /** One of the last conversations; `undefined` begins another. */
  #thread(): string | undefined {
    const ids = this.#parts.ledger.threadIds().slice(-3);
    return ids[this.#parts.random.between(0, ids.length - 1)];
  }

  async #repeat(): Promise<void> {
    const { ledger, random } = this.#parts;
    const acked = ledger.messages.filter(({ ackedAt }) => ackedAt !== null);
    const message = acked[random.between(0, acked.length - 1)];
    if (message) await this.#sender.repeat(message);
  }

  async #addTask(threadId: string | undefined): Promise<void> {
    const add = (token: string): string => {
      const task = { title: token, number: null, deletion: null, isApproved: false, isDeleted: false };
      this.#parts.ledger.tasks.push(task);
      return `Add ${token}`;
    };
    await this.#sender.send(add, { threadId, rejoins: true });
  }

  async #deleteTask(threadId: string | undefined): Promise<void> {
    const { ledger, random } = this.#parts;
    const task = ledger.tasks.find(({ number, deletion }) => number !== null && deletion === null);
    if (!task) return this.#addTask(threadId);
    const ask = (token: string): string => {
      task.deletion = token;
      return `Delete ${task.number} ${token}`;
    };
    const message = await this.#sender.send(ask, { threadId });
    if (message.threadId !== null) await this.#answerCard(message.threadId, task, random.between(0, 3) > 0);
  }

  /** Presses the button of the card that asks, twice at once, until one press has been answered for sure. */
  async #answerCard(threadId: string, task: WishedTask, approve: boolean): Promise<void> {
    const { ledger, wire } = this.#parts;
    const page = await this.#sender.ask('items.list', { thread_id: threadId, order: 'desc', limit: 5 });
    const card = cardIn(page);
    if (!card) return;
    task.isApproved = approve;
    const button = approve ? card.confirm : card.cancel;
    const params = { thread_id: threadId, item_id: card.id, action: button.action };
    const press = () =>
      wire.post('threads.custom_action', params, { onEvent: (event) => ledger.take(event) });
    for (let tries = 0; tries < 5; tries += 1) {
      const outcomes = await Promise.all([press(), press()]);
      if (outcomes.some(({ kind }) => kind === 'stream')) return;
      await this.#sender.pause();
    }
  }

  async #sendFile(threadId: string | undefined): Promise<void> {
    const { random, wire } = this.#parts;
    const key = this.#sender.newToken();
    const bytes = new TextEncoder().encode(`${key} `.repeat(random.between(1, 2_000)));
    const claim = { name: `${key}.txt`, size: bytes.length, mime_type: 'text/plain' };
    const attachment = await this.#sender.ask('attachments.create', claim, { key });
    if (!isAnnounced(attachment)) return;
    const { id, upload_descriptor: to } = attachment;
    for (let tries = 0; tries < 6; tries += 1) {
      const outcome = await wire.upload(to.url, bytes);
      const isThere = outcome.kind === 'refused' && outcome.code === 'attachment_uploaded';
      if (outcome.kind === 'document' || isThere) {
        await this.#sender.send((token) => `See ${token}`, { threadId, file: { id, bytes } });
        return;
      }
      await this.#sender.pause();
    }
  }

  async #look(threadId: string | undefined): Promise<void> {
    await this.#sender.ask('threads.list', { limit: 5 });
    if (threadId !== undefined) await this.#sender.ask('threads.get_by_id', { thread_id: threadId });
  }
}

interface Announced {
  readonly id: string;
  readonly upload_descriptor: { readonly url: string };
}

function isAnnounced(document: object | null): document is Announced {
  return document !== null && 'id' in document && 'upload_descriptor' in document;
}

interface Button {
  readonly action: object;
}

/** The newest card that asks something. */
function cardIn(page: object | null): { id: string; confirm: Button; cancel: Button } | null {
  if (page === null || !('data' in page) || !Array.isArray(page.data)) return null;
  const items: readonly ThreadItem[] = page.data;
  for (const item of items) {
    if (item.type !== 'widget' || item.widget.type !== 'Card') continue;
    const { confirm, cancel } = item.widget;
    if (confirm && cancel) return { id: item.id, confirm, cancel };
  }
  return null;
}
