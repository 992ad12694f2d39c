import type { Queryable } from '@chatdock/mcp-tasks/database';
import type { ThreadMetadata } from '../protocol/threads.ts';
import { threadColumns, threadTurnColumns, type ThreadRow, type ThreadTurnRow } from './rows.ts';
import { toSearchText } from './search-text.ts';

// Each statement names the owner, and is prepared once per connection under its name. Row-level security stands below.

export async function insertThread(tx: Queryable, owner: string, thread: ThreadMetadata): Promise<void> {
  await tx.query({
    name: 'chatdock.insert_thread',
    text: `insert into chatdock.threads (owner, id, title, search_title, status, allowed_image_domains, metadata, created_at)
           values ($1, $2, $3, $4, $5::json, $6::json, $7::json, $8)`,
    values: [owner, ...threadValues(thread)],
  });
}

/** In the order in which a new thread is inserted: id, title, search title, status, image domains, metadata, time. */
export const threadValues = (thread: ThreadMetadata) => [
  thread.id,
  thread.title ?? null,
  toSearchText(thread.title ?? ''),
  JSON.stringify(thread.status),
  jsonOrNull(thread.allowed_image_domains),
  JSON.stringify(thread.metadata),
  thread.created_at,
];

export async function selectThread(tx: Queryable, owner: string, id: string): Promise<ThreadRow | undefined> {
  const { rows } = await tx.query<ThreadRow>({
    name: 'chatdock.select_thread',
    text: `select ${threadColumns} from chatdock.threads where owner = $1 and id = $2`,
    values: [owner, id],
  });
  return rows[0];
}

/** The turn that the thread is in. */
export async function selectThreadTurn(
  tx: Queryable,
  owner: string,
  id: string,
): Promise<ThreadTurnRow | undefined> {
  const { rows } = await tx.query<ThreadTurnRow>({
    name: 'chatdock.select_thread_turn',
    text: `select ${threadTurnColumns} from chatdock.threads as thread where owner = $1 and id = $2`,
    values: [owner, id],
  });
  return rows[0];
}

/** Beyond every row. A bound that is always there keeps the index usable, unlike `$2 is null or`. */
const maxSequence = '9223372036854775807';

/** Threads whose title, or one of whose messages, holds every word; one row more than the page holds. */
export async function searchThreads(
  tx: Queryable,
  owner: string,
  search: { words: readonly string[]; cursor: string | null; limit: number },
): Promise<ThreadRow[]> {
  const patterns = search.words.map((word) => `%${word.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`);
  const { rows } = await tx.query<ThreadRow>({
    name: 'chatdock.search_threads',
    text: `select ${threadColumns} from chatdock.threads as thread
           where owner = $1 and sequence < $2 and (search_title like all($3) or exists (
             select from chatdock.thread_items as item
             where item.owner = $1 and item.thread_id = thread.id and item.search_text like all($3)
           ))
           order by sequence desc limit $4`,
    values: [owner, search.cursor ?? maxSequence, patterns, search.limit + 1],
  });
  return rows;
}

export async function updateTitle(
  tx: Queryable,
  owner: string,
  { id, title }: { id: string; title: string },
): Promise<ThreadRow | undefined> {
  const { rows } = await tx.query<ThreadRow>({
    name: 'chatdock.update_title',
    text: `update chatdock.threads set title = $3, search_title = $4
           where owner = $1 and id = $2 returning ${threadColumns}`,
    values: [owner, id, title, toSearchText(title)],
  });
  return rows[0];
}

/** Something is added to it: its retention begins anew. */
export async function touchThread(tx: Queryable, owner: string, id: string): Promise<void> {
  await tx.query({
    name: 'chatdock.touch_thread',
    text: 'update chatdock.threads set touched_at = clock_timestamp() where owner = $1 and id = $2',
    values: [owner, id],
  });
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

/** Everything of an owner; what hangs on the threads goes with them. */
export async function deleteAllThreads(tx: Queryable, owner: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'chatdock.delete_all_threads',
    text: 'delete from chatdock.threads where owner = $1 returning id',
    values: [owner],
  });
  return rows.map(({ id }) => id);
}

/** Left out and null are one: the column is null. */
export function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
