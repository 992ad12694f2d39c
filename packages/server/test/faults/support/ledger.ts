import type { ThreadItem, ThreadStreamEvent } from '../../../src/protocol/index.ts';

/** A message as its writer knows of it. */
export interface SentMessage {
  /** In its text, and in that of nothing else. */
  readonly token: string;
  /** What it says. */
  readonly text: string;
  /** The conversation that it was sent to; `null`: it began one. */
  readonly sentTo: string | null;
  /** Where it is, as far as that is known. */
  threadId: string | null;
  /** When it was sent first, and when the server said that it has it: numbers that count up. */
  readonly sentAt: number;
  ackedAt: number | null;
  /** Whether every answer was a refusal: then it must not be there. */
  isRefused: boolean;
  /** Whether it was sent by a client that comes back to answers; that is in its body, which stays the same. */
  rejoins?: boolean;
  /** The file sent with it. */
  readonly file?: { readonly id: string; readonly bytes: Uint8Array } | undefined;
}

/** A task that somebody asked for, and what else they asked for it. */
export interface WishedTask {
  /** Its title, which is in the text of the message that asked for it. */
  readonly title: string;
  /** Its number, once the server has said that it is there. */
  number: number | null;
  /** In the text of the message that asked to delete it. */
  deletion: string | null;
  /** Whether Approve was pressed, and whether the server has said that it went well. */
  isApproved: boolean;
  isDeleted: boolean;
}

/** All that one person was told, and has asked for. */
export class Ledger {
  readonly subject: string;
  readonly messages: SentMessage[] = [];
  readonly tasks: WishedTask[] = [];
  /** Items that were announced as done, as they were announced last; `null` for what was removed. */
  readonly items = new Map<string, { readonly threadId: string; readonly item: ThreadItem } | null>();
  #clock = 0;

  constructor(subject: string) {
    this.subject = subject;
  }

  now(): number {
    this.#clock += 1;
    return this.#clock;
  }

  /** The conversations that the person knows of. */
  threadIds(): string[] {
    return [...new Set(this.messages.flatMap(({ threadId }) => (threadId === null ? [] : [threadId])))];
  }

  /** Keeps what an event says. */
  take(event: ThreadStreamEvent): void {
    if (event.type === 'thread.item.removed') this.items.set(event.item_id, null);
    if (event.type !== 'thread.item.done' && event.type !== 'thread.item.replaced') return;
    const { item } = event;
    this.items.set(item.id, { threadId: item.thread_id, item });
    if (item.type === 'user_message') this.#acknowledge(item);
    if (item.type === 'assistant_message') this.#hear(textOf(item));
  }

  #acknowledge(item: ThreadItem): void {
    const message = this.messages.find(({ text }) => textOf(item) === text);
    if (!message) return;
    message.ackedAt ??= this.now();
    message.threadId = item.thread_id;
  }

  #hear(text: string): void {
    const [, token, number] = /^Done: (tok_\w+) as (\d+)\.$/u.exec(text) ?? [];
    if (token === undefined) return;
    for (const task of this.tasks) {
      if (task.title === token) task.number = Number(number);
      if (task.deletion === token && task.isApproved) task.isDeleted = true;
    }
  }
}

/** The words of a message. */
export function textOf(item: ThreadItem): string {
  if (item.type !== 'user_message' && item.type !== 'assistant_message') return '';
  return item.content.map((part) => part.text).join('');
}
