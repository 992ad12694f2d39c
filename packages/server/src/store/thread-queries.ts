import type { Queryable } from '@chatdock/mcp-tasks/database';
import type { PageQuery } from '../chat/ports.ts';
import type { ThreadMetadata } from '../protocol/threads.ts';
import { threadColumns, type ThreadRow } from './rows.ts';

// Each statement names the owner, and is prepared once per connection under its name. Row-level security stands below.

export async function insertThread(tx: Queryable, owner: string, thread: ThreadMetadata): Promise<void> {
  await tx.query({
    name: 'chatdock.insert_thread',
    text: `insert into chatdock.threads (owner, id, title, status, allowed_image_domains, metadata, created_at)
           values ($1, $2, $3, $4::json, $5::json, $6::json, $7)`,
    values: [
      owner,
      thread.id,
      thread.title ?? null,
      JSON.stringify(thread.status),
      jsonOrNull(thread.allowed_image_domains),
      JSON.stringify(thread.metadata),
      thread.created_at,
    ],
  });
}

export async function selectThread(tx: Queryable, owner: string, id: string): Promise<ThreadRow | undefined> {
  const { rows } = await tx.query<ThreadRow>({
    name: 'chatdock.select_thread',
    text: `select ${threadColumns} from chatdock.threads where owner = $1 and id = $2`,
    values: [owner, id],
  });
  return rows[0];
}

/** One row more than the page holds, after the row whose sequence is `cursor` (`null`: from the start). */
export async function selectThreads(
  tx: Queryable,
  owner: string,
  page: { query: PageQuery; cursor: string | null },
): Promise<ThreadRow[]> {
  const { order, limit } = page.query;
  const { rows } = await tx.query<ThreadRow>({
    name: `chatdock.select_threads_${order}`,
    text: `select ${threadColumns} from chatdock.threads
           where owner = $1 and sequence ${beyond[order].operator} $2
           order by sequence ${order} limit $3`,
    values: [owner, page.cursor ?? beyond[order].start, limit + 1],
  });
  return rows;
}

/** How a page continues in each order. A bound that is always there keeps the index usable, unlike `$2 is null or`. */
export const beyond = {
  asc: { operator: '>', start: '0' },
  desc: { operator: '<', start: '9223372036854775807' },
} as const;

export async function updateTitle(
  tx: Queryable,
  owner: string,
  { id, title }: { id: string; title: string },
): Promise<ThreadRow | undefined> {
  const { rows } = await tx.query<ThreadRow>({
    name: 'chatdock.update_title',
    text: `update chatdock.threads set title = $3 where owner = $1 and id = $2 returning ${threadColumns}`,
    values: [owner, id, title],
  });
  return rows[0];
}

/** Its items go with it. */
export async function deleteThread(tx: Queryable, owner: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'chatdock.delete_thread',
    text: 'delete from chatdock.threads where owner = $1 and id = $2',
    values: [owner, id],
  });
  return rowCount > 0;
}

/** Left out and null are one: the column is null. */
export function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
