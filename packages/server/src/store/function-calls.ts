import type { Queryable } from '@chatdock/mcp-tasks/database';
import type { PageQuery, TurnEnd } from '../chat/store-ports.ts';
import type { ThreadItem } from '../protocol/items.ts';
import type { ThreadMetadata } from '../protocol/threads.ts';
import type { ThreadKey } from './item-queries.ts';
import {
  threadColumns,
  threadTurnColumns,
  type ItemRow,
  type ThreadRow,
  type ThreadTurnRow,
} from './rows.ts';
import { searchTextOf } from './search-text.ts';
import { threadValues } from './thread-queries.ts';
import type { ClaimKey } from './turn-queries.ts';

// Calls of the functions that the migrations define for what happens most: each sets the owner and does the work as the role
// that row-level security binds, in one round trip. Each is prepared once per connection under its name.

/** What a turn begins with, by which process, and how many turns its owner may have open with it (`null`: any number). */
interface Beginning {
  readonly processId: string;
  readonly item: ThreadItem;
  readonly turnsAtATime: number | null;
}

/** Claims a thread that takes what users add, with the turn's first item; answers how the thread is then. */
export async function callOpenTurn(
  database: Queryable,
  key: ClaimKey,
  { processId, item, turnsAtATime }: Beginning,
): Promise<(ThreadRow & ThreadTurnRow & { is_limited: boolean }) | undefined> {
  const { rows } = await database.query<ThreadRow & ThreadTurnRow & { is_limited: boolean }>({
    name: 'chatdock.open_turn',
    text: `select ${threadColumns}, ${threadTurnColumns}, is_limited from (
             select (opened.thread).*, opened.is_limited
             from chatdock.open_turn($1, $2, $3, $4, $5, $6, $7, $8, $9) as opened
           ) as thread`,
    values: [key.owner, key.threadId, key.turnId, processId, ...itemValues(item), turnsAtATime],
  });
  return rows[0];
}

/** Inserts a thread that is in its first turn, with the turn's first item; `false` when its owner may open no other turn. */
export async function callCreateThread(
  database: Queryable,
  { owner, turnId }: ClaimKey,
  { thread, processId, item, turnsAtATime }: Beginning & { readonly thread: ThreadMetadata },
): Promise<boolean> {
  const { rows } = await database.query<{ is_open: boolean }>({
    name: 'chatdock.create_thread',
    text: `select chatdock.create_thread($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) as is_open`,
    values: [owner, ...threadValues(thread), turnId, processId, ...itemValues(item), turnsAtATime],
  });
  return rows[0]?.is_open ?? false;
}

/** Whether the owner may open another turn; until the transaction ends nobody else finds out. */
export async function callMayOpenTurn(
  tx: Queryable,
  owner: string,
  turnsAtATime: number | null,
): Promise<boolean> {
  if (turnsAtATime === null) return true;
  const { rows } = await tx.query<{ may: boolean }>({
    name: 'chatdock.may_open_turn',
    text: 'select chatdock.may_open_turn($1, $2) as may',
    values: [owner, turnsAtATime],
  });
  return rows[0]?.may ?? false;
}

/** Frees the thread together with the turn's last items; does nothing without the claim. */
export async function callFinishTurn(
  database: Queryable,
  key: ClaimKey,
  { items = [], keepLog = false }: TurnEnd,
): Promise<void> {
  await database.query({
    name: 'chatdock.finish_turn',
    text: 'select chatdock.finish_turn($1, $2, $3, $4, $5, $6, $7, $8)',
    values: [
      key.owner,
      key.threadId,
      key.turnId,
      keepLog,
      items.map(({ id }) => id),
      items.map(({ type }) => type),
      items.map((item) => JSON.stringify(item)),
      items.map((item) => searchTextOf(item)),
    ],
  });
}

/** Inserts the item, or replaces the one of that id in its place; `false` without the claim. */
export async function callPutClaimedItem(
  database: Queryable,
  key: ClaimKey,
  item: ThreadItem,
): Promise<boolean> {
  const { rows } = await database.query<{ done: boolean }>({
    name: 'chatdock.put_claimed_item',
    text: 'select chatdock.put_claimed_item($1, $2, $3, $4, $5, $6, $7) as done',
    values: [key.owner, key.threadId, key.turnId, ...itemValues(item)],
  });
  return rows[0]?.done ?? false;
}

/** A row of a listing: an item, or none when the page is empty; and the turn that the thread is in. */
export type ListingRow = ThreadTurnRow & (ItemRow | { cursor: null });

/**
 * One row more than the page holds; one row without an item for an empty page, none when the thread or the cursor is
 * unknown.
 */
export async function callListItems(
  database: Queryable,
  { owner, threadId }: ThreadKey,
  query: PageQuery,
): Promise<ListingRow[]> {
  const { rows } = await database.query<ListingRow>({
    name: 'chatdock.list_items',
    text: 'select turn_id, process_id, is_alive, cursor, body from chatdock.list_items($1, $2, $3, $4, $5)',
    values: [owner, threadId, ...pageValues(query)],
  });
  return rows;
}

/** One row more than the page holds; one row without a thread for an empty page, none when the cursor is unknown. */
export async function callListThreads(
  database: Queryable,
  owner: string,
  query: PageQuery,
): Promise<(ThreadRow | { id: null })[]> {
  const { rows } = await database.query<ThreadRow | { id: null }>({
    name: 'chatdock.list_threads',
    text: `select ${threadColumns} from chatdock.list_threads($1, $2, $3, $4)`,
    values: [owner, ...pageValues(query)],
  });
  return rows;
}

export async function callLoadThread(
  database: Queryable,
  { owner, threadId }: ThreadKey,
): Promise<ThreadRow | undefined> {
  const { rows } = await database.query<ThreadRow>({
    name: 'chatdock.load_thread',
    text: `select ${threadColumns} from chatdock.load_thread($1, $2)`,
    values: [owner, threadId],
  });
  return rows[0];
}

const itemValues = (item: ThreadItem) => [item.id, item.type, JSON.stringify(item), searchTextOf(item)];

const pageValues = ({ after, order, limit }: PageQuery) => [after ?? null, order === 'asc', limit + 1];
