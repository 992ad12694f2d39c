import {
  Store,
  StoreNotFoundError,
  type Attachment,
  type Page,
  type ThreadItem,
  type ThreadMetadata,
} from 'chatkit-node-backend-sdk';
import { Pool } from 'pg';
import type { Context } from './peer-memory.ts';

const tables = `
  create schema peer;
  create table peer.threads (
    user_id text, id text, sequence bigint generated always as identity, body json not null, primary key (user_id, id)
  );
  create index on peer.threads (user_id, sequence);
  create table peer.items (
    user_id text, thread_id text, id text, sequence bigint generated always as identity, body json not null,
    primary key (user_id, thread_id, id)
  );
  create index on peer.items (user_id, thread_id, sequence)`;

type Order = 'asc' | 'desc';

/** What an application would write to keep the peer's conversations: one prepared statement for each call, on a pool. */
export class PostgresStore extends Store<Context> {
  readonly #pool: Pool;

  private constructor(pool: Pool) {
    super();
    this.#pool = pool;
  }

  static async open(url: string): Promise<PostgresStore> {
    const pool = new Pool({ connectionString: url });
    await pool.query(tables);
    return new PostgresStore(pool);
  }

  async #query<Body>(name: string, text: string, values: unknown[]): Promise<Body[]> {
    const { rows } = await this.#pool.query<{ body: Body }>({ name, text, values });
    return rows.map(({ body }) => body);
  }

  async loadThread(id: string, { userId }: Context): Promise<ThreadMetadata> {
    const text = 'select body from peer.threads where user_id = $1 and id = $2';
    const [thread] = await this.#query<ThreadMetadata>('load thread', text, [userId, id]);
    if (!thread) throw new StoreNotFoundError(`Thread not found: ${id}`);
    return thread;
  }

  async saveThread(thread: ThreadMetadata, { userId }: Context): Promise<void> {
    const text = `insert into peer.threads (user_id, id, body) values ($1, $2, $3)
                  on conflict (user_id, id) do update set body = excluded.body`;
    await this.#query('save thread', text, [userId, thread.id, thread]);
  }

  async deleteThread(id: string, { userId }: Context): Promise<void> {
    await this.#query('delete items', 'delete from peer.items where user_id = $1 and thread_id = $2', [
      userId,
      id,
    ]);
    await this.#query('delete thread', 'delete from peer.threads where user_id = $1 and id = $2', [
      userId,
      id,
    ]);
  }

  // oxlint-disable-next-line max-params -- the peer's signature
  async loadThreads(limit: number, after: string | null, order: Order, { userId }: Context) {
    const text = `select body from peer.threads where user_id = $1 and ($2::text is null or
                    sequence ${beyond[order]} (select sequence from peer.threads where user_id = $1 and id = $2))
                  order by sequence ${order} limit $3`;
    const threads = await this.#query<ThreadMetadata>(`threads ${order}`, text, [userId, after, limit + 1]);
    return pageOf(threads, limit);
  }

  // oxlint-disable-next-line max-params -- the peer's signature
  async loadThreadItems(
    threadId: string,
    after: string | null,
    limit: number,
    order: Order,
    { userId }: Context,
  ): Promise<Page<ThreadItem>> {
    const text = `select body from peer.items where user_id = $1 and thread_id = $2 and ($3::text is null or
                    sequence ${beyond[order]} (select sequence from peer.items where user_id = $1 and thread_id = $2 and id = $3))
                  order by sequence ${order} limit $4`;
    const values = [userId, threadId, after, limit + 1];
    return pageOf(await this.#query<ThreadItem>(`items ${order}`, text, values), limit);
  }

  async addThreadItem(threadId: string, item: ThreadItem, { userId }: Context): Promise<void> {
    const text = 'insert into peer.items (user_id, thread_id, id, body) values ($1, $2, $3, $4)';
    await this.#query('add item', text, [userId, threadId, item.id, item]);
  }

  async saveItem(threadId: string, item: ThreadItem, { userId }: Context): Promise<void> {
    const text = 'update peer.items set body = $4 where user_id = $1 and thread_id = $2 and id = $3';
    await this.#query('save item', text, [userId, threadId, item.id, item]);
  }

  async loadItem(threadId: string, itemId: string, { userId }: Context): Promise<ThreadItem> {
    const text = 'select body from peer.items where user_id = $1 and thread_id = $2 and id = $3';
    const [item] = await this.#query<ThreadItem>('load item', text, [userId, threadId, itemId]);
    if (!item) throw new StoreNotFoundError(`Item not found: ${itemId}`);
    return item;
  }

  async deleteThreadItem(threadId: string, itemId: string, { userId }: Context): Promise<void> {
    const text = 'delete from peer.items where user_id = $1 and thread_id = $2 and id = $3';
    await this.#query('delete item', text, [userId, threadId, itemId]);
  }

  async saveAttachment(): Promise<void> {}

  async loadAttachment(attachmentId: string): Promise<Attachment> {
    throw new StoreNotFoundError(`Attachment not found: ${attachmentId}`);
  }

  async deleteAttachment(): Promise<void> {}
}

const beyond = { asc: '>', desc: '<' } as const;

function pageOf<Entry extends { id: string }>(rows: readonly Entry[], limit: number): Page<Entry> {
  const data = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return { data, has_more: hasMore, after: hasMore ? (data.at(-1)?.id ?? null) : null };
}
