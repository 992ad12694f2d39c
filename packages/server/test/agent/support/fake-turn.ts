import type { Logger, Responder, Turn } from '../../../src/chat/ports.ts';
import type { Action } from '../../../src/protocol/actions.ts';
import type { Owner } from '../../../src/owner.ts';
import type { ThreadStreamEvent } from '../../../src/protocol/events.ts';
import type { ThreadItem, WidgetItem } from '../../../src/protocol/items.ts';
import { newId } from '../../../src/store/new-id.ts';
import { buildMessage, buildThread } from '../../support/thread-builders.ts';

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** A conversation with a responder, without the pipeline: keeps what is done, as the pipeline would. */
export class Conversation {
  readonly thread = buildThread();
  readonly items: ThreadItem[] = [];
  readonly events: ThreadStreamEvent[] = [];
  /** What was counted of models, answer by answer. */
  readonly counted: { input: number; output: number }[] = [];
  readonly responder: Responder;
  readonly #owner: Owner;

  constructor(responder: Responder, owner: Owner = { issuer: '', subject: 'ada' }) {
    this.responder = responder;
    this.#owner = owner;
  }

  turn(text: string, signal: AbortSignal = new AbortController().signal): Turn {
    const message = buildMessage(this.thread.id, text);
    this.items.push(message);
    return {
      id: newId('turn'),
      owner: this.#owner,
      cause: 'message',
      metadata: {},
      locale: undefined,
      thread: this.thread,
      message,
      signal,
      history: (limit) => Promise.resolve(this.items.slice(-limit)),
      attachment: async () => null,
      countTokens: (usage) => void this.counted.push(usage),
      newId,
      now: () => new Date(),
    };
  }

  /** Sends a message and waits for the whole answer; its events are the newest in {@link events}. */
  async say(text: string, signal?: AbortSignal): Promise<ThreadStreamEvent[]> {
    const before = this.events.length;
    for await (const event of this.responder.respond(this.turn(text, signal))) {
      this.events.push(event);
      if (event.type === 'thread.item.done') this.items.push(event.item);
      if (event.type === 'thread.item.replaced') this.#put(event.item);
    }
    return this.events.slice(before);
  }

  /** Clicks on a widget, for an action that is answered at once. */
  async click(action: Action, sender: WidgetItem | null): Promise<ThreadItem | null> {
    const { owner, message: _, cause: __, thread, id: ___, ...call } = this.turn('');
    this.items.pop();
    const save = async (item: ThreadItem): Promise<void> => this.#put(item);
    const effect = (name: string, data = {}): void =>
      void this.events.push({ type: 'client_effect', name, data });
    const acting = { ...call, owner, thread, save, effect };
    const answer = await this.responder.syncAction?.(acting, action, sender);
    return answer ?? null;
  }

  #put(item: ThreadItem): void {
    const at = this.items.findIndex(({ id }) => id === item.id);
    if (at < 0) this.items.push(item);
    else this.items[at] = item;
  }

  /** The answer to a message, as text. */
  async ask(text: string): Promise<string> {
    return textOf(await this.say(text));
  }
}

/** The text of the assistant messages that were finished. */
export function textOf(events: readonly ThreadStreamEvent[]): string {
  return events
    .flatMap((event) =>
      event.type === 'thread.item.done' && event.item.type === 'assistant_message' ? event.item.content : [],
    )
    .map(({ text }) => text)
    .join('\n\n');
}

/** The steps of the workflows that were finished: title, state, result. */
export function stepsOf(events: readonly ThreadStreamEvent[]): (string | undefined)[][] {
  return events.flatMap((event) =>
    event.type === 'thread.item.done' && event.item.type === 'workflow'
      ? event.item.workflow.tasks.map((task) => [
          task.type === 'custom' ? task.title : task.type,
          task.status_indicator,
          task.type === 'custom' ? task.content : undefined,
        ])
      : [],
  );
}

/** The kinds of the events, those of updates told apart. */
export function kindsOf(events: readonly ThreadStreamEvent[]): string[] {
  return events.map((event) => (event.type === 'thread.item.updated' ? event.update.type : event.type));
}

/** The lists of tasks that were shown: what copying them gives. */
export function listsOf(events: readonly ThreadStreamEvent[]): (string | undefined)[] {
  return events.flatMap((event) =>
    event.type === 'thread.item.done' && event.item.type === 'widget' ? [event.item.copy_text] : [],
  );
}
