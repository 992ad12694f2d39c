import type { ThreadStreamEvent } from '../../protocol/events.ts';
import { isHiddenItem } from '../../protocol/items.ts';
import type { ThreadMetadata } from '../../protocol/threads.ts';
import type { ChatContext } from '../context.ts';
import type { ItemListing } from '../store-ports.ts';
import { isSameJson } from '../../protocol/same-json.ts';
import { toWireItem, toWireThread } from '../wire-thread.ts';
import { followTurn } from './follow-turn.ts';
import { threadNews } from './thread-news.ts';
import { untilAbortedOr } from './until-aborted-or.ts';

const pageSize = 100;

/**
 * What happens in a thread from now on: the turns that others start, as they go, items that the application posts,
 * changes of the thread. Serialized events. Ends when the thread is deleted or the signal aborts.
 */
export async function* watchThread(
  context: ChatContext,
  start: { thread: ThreadMetadata; listing: ItemListing },
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  const watch = new ThreadWatch(context, start);
  const news = threadNews(context.signals, start.thread.id);
  try {
    for (let isThere = true; isThere && !signal.aborted;) {
      isThere = yield* watch.catchUp(signal);
      if (isThere) await untilAbortedOr(news.next(), signal);
    }
  } finally {
    news.end();
  }
}

class ThreadWatch {
  readonly #context: ChatContext;
  #thread: ThreadMetadata;
  /** The newest item that has been told of; `undefined` while the thread is empty. */
  #last: string | undefined;
  #followed: string | null = null;

  constructor(context: ChatContext, { thread, listing }: { thread: ThreadMetadata; listing: ItemListing }) {
    this.#context = context;
    this.#thread = thread;
    this.#last = listing.page.data[0]?.id;
  }

  /** Tells what has happened. Resolves to whether the thread is still there. */
  async *catchUp(signal: AbortSignal): AsyncGenerator<string, boolean> {
    const { store } = this.#context;
    const threadId = this.#thread.id;
    const told = new Set<string>();
    const turn = await store.turnOf(threadId);
    if (turn && turn.id !== this.#followed) {
      this.#followed = turn.id;
      const position = { threadId, turnId: turn.id, after: 0 };
      for await (const { event } of followTurn(this.#context, position, signal)) {
        noteDone(event, told);
        yield event;
      }
    }
    yield* this.#newItems(told);
    return yield* this.#changes();
  }

  async *#newItems(told: ReadonlySet<string>): AsyncGenerator<string, void> {
    const { store, attachments } = this.#context;
    for (let isMore = true; isMore;) {
      const query = { limit: pageSize, order: 'asc', after: this.#last } as const;
      const listing = await store.listItems(this.#thread.id, query);
      if (!listing) {
        await this.#catchCursorUp();
        return;
      }
      for (const item of listing.page.data) {
        this.#last = item.id;
        if (isHiddenItem(item) || told.has(item.id)) continue;
        yield serialized({ type: 'thread.item.done', item: toWireItem(item, attachments) });
      }
      isMore = listing.page.has_more;
    }
  }

  /** The item that was the newest is gone, with a retry: what is there now has been told of. */
  async #catchCursorUp(): Promise<void> {
    const listing = await this.#context.store.listItems(this.#thread.id, { limit: 1, order: 'desc' });
    this.#last = listing?.page.data[0]?.id;
  }

  async *#changes(): AsyncGenerator<string, boolean> {
    const thread = await this.#context.store.loadThread(this.#thread.id);
    if (!thread) return false;
    if (!isSameJson(toWireThread(thread), toWireThread(this.#thread)))
      yield serialized({ type: 'thread.updated', thread: toWireThread(thread) });
    this.#thread = thread;
    return true;
  }
}

function noteDone(event: string, told: Set<string>): void {
  if (!event.startsWith('{"type":"thread.item.done"')) return;
  const { item }: Extract<ThreadStreamEvent, { type: 'thread.item.done' }> = JSON.parse(event);
  told.add(item.id);
}

function serialized(event: ThreadStreamEvent): string {
  return JSON.stringify(event);
}
