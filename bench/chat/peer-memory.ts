import {
  Store,
  StoreNotFoundError,
  type Attachment,
  type Page,
  type ThreadItem,
  type ThreadMetadata,
} from 'chatkit-node-backend-sdk';

export interface Context {
  userId: string;
}

interface Kept {
  thread: ThreadMetadata;
  items: ThreadItem[];
}

type Order = 'asc' | 'desc';

/** The store of chatkit-node-backend-sdk's examples: maps by user, and pages that are sorted when they are asked for. */
export class MemoryStore extends Store<Context> {
  readonly #users = new Map<string, Map<string, Kept>>();

  #threads({ userId }: Context): Map<string, Kept> {
    const threads = this.#users.get(userId) ?? new Map<string, Kept>();
    this.#users.set(userId, threads);
    return threads;
  }

  #kept(threadId: string, context: Context): Kept {
    const kept = this.#threads(context).get(threadId);
    if (!kept) throw new StoreNotFoundError(`Thread not found: ${threadId}`);
    return kept;
  }

  async loadThread(threadId: string, context: Context): Promise<ThreadMetadata> {
    return this.#kept(threadId, context).thread;
  }

  async saveThread(thread: ThreadMetadata, context: Context): Promise<void> {
    const items = this.#threads(context).get(thread.id)?.items ?? [];
    this.#threads(context).set(thread.id, { thread, items });
  }

  async deleteThread(threadId: string, context: Context): Promise<void> {
    this.#threads(context).delete(threadId);
  }

  // oxlint-disable-next-line max-params -- the peer's signature
  async loadThreads(limit: number, after: string | null, order: Order, context: Context) {
    const threads = [...this.#threads(context).values()].map(({ thread }) => thread);
    return pageOf(threads, { limit, after, order });
  }

  // oxlint-disable-next-line max-params -- the peer's signature
  async loadThreadItems(
    threadId: string,
    after: string | null,
    limit: number,
    order: Order,
    context: Context,
  ): Promise<Page<ThreadItem>> {
    return pageOf(this.#threads(context).get(threadId)?.items ?? [], { limit, after, order });
  }

  async addThreadItem(threadId: string, item: ThreadItem, context: Context): Promise<void> {
    this.#kept(threadId, context).items.push(item);
  }

  async saveItem(threadId: string, item: ThreadItem, context: Context): Promise<void> {
    const { items } = this.#kept(threadId, context);
    items[items.findIndex(({ id }) => id === item.id)] = item;
  }

  async loadItem(threadId: string, itemId: string, context: Context): Promise<ThreadItem> {
    const item = this.#kept(threadId, context).items.find(({ id }) => id === itemId);
    if (!item) throw new StoreNotFoundError(`Item not found: ${itemId}`);
    return item;
  }

  async deleteThreadItem(threadId: string, itemId: string, context: Context): Promise<void> {
    const kept = this.#kept(threadId, context);
    kept.items = kept.items.filter(({ id }) => id !== itemId);
  }

  async saveAttachment(): Promise<void> {}

  async loadAttachment(attachmentId: string): Promise<Attachment> {
    throw new StoreNotFoundError(`Attachment not found: ${attachmentId}`);
  }

  async deleteAttachment(): Promise<void> {}
}

function pageOf<Entry extends { id: string; created_at: string }>(
  entries: readonly Entry[],
  { limit, after, order }: { limit: number; after: string | null; order: Order },
): Page<Entry> {
  const sorted = entries.toSorted((a, b) => {
    const [left, right] = [new Date(a.created_at).getTime(), new Date(b.created_at).getTime()];
    return order === 'asc' ? left - right : right - left;
  });
  const start = after === null ? 0 : sorted.findIndex(({ id }) => id === after) + 1;
  const data = sorted.slice(start, start + limit);
  const hasMore = start + limit < sorted.length;
  return { data, has_more: hasMore, after: hasMore ? (data.at(-1)?.id ?? null) : null };
}
