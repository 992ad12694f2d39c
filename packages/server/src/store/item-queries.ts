import type { Queryable } from '@chatdock/mcp-tasks/database';
import type { ThreadItem } from '../protocol/items.ts';
import { itemColumns, type ItemRow } from './rows.ts';
import { searchTextOf } from './search-text.ts';

/** Which thread, of whom. */
export interface ThreadKey {
  readonly owner: string;
  readonly threadId: string;
}

export async function selectItem(tx: Queryable, key: ThreadKey, id: string): Promise<ItemRow | undefined> {
  const [row] = await selectItemsById(tx, key, [id]);
  return row;
}

export async function selectItemsById(
  tx: Queryable,
  key: ThreadKey,
  ids: readonly string[],
): Promise<ItemRow[]> {
  const { rows } = await tx.query<ItemRow>({
    name: 'chatdock.select_items_by_id',
    text: `select ${itemColumns} from chatdock.thread_items
           where owner = $1 and thread_id = $2 and id = any($3) order by sequence`,
    values: [key.owner, key.threadId, ids],
  });
  return rows;
}

/** The newest items, newest first. */
export async function selectNewestItems(tx: Queryable, key: ThreadKey, limit: number): Promise<ItemRow[]> {
  const { rows } = await tx.query<ItemRow>({
    name: 'chatdock.select_newest_items',
    text: `select ${itemColumns} from chatdock.thread_items
           where owner = $1 and thread_id = $2 order by sequence desc limit $3`,
    values: [key.owner, key.threadId, limit],
  });
  return rows;
}

/** Inserts the item, or replaces the one of that id in its place; `false` when there is no such thread. */
export async function putItem(tx: Queryable, key: ThreadKey, item: ThreadItem): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'chatdock.put_item',
    text: `insert into chatdock.thread_items (owner, thread_id, id, type, body, search_text)
           select $1, $2, $3, $4, $5::json, $6
           from chatdock.threads where owner = $1 and id = $2 for key share
           on conflict (owner, thread_id, id) do update
           set type = excluded.type, body = excluded.body, search_text = excluded.search_text`,
    values: [key.owner, key.threadId, item.id, item.type, JSON.stringify(item), searchTextOf(item)],
  });
  return rowCount > 0;
}

/** Inserts the item unless there is one of that id. */
export async function addItem(tx: Queryable, key: ThreadKey, item: ThreadItem): Promise<void> {
  await tx.query({
    name: 'chatdock.add_item',
    text: `insert into chatdock.thread_items (owner, thread_id, id, type, body, search_text)
           values ($1, $2, $3, $4, $5::json, $6) on conflict do nothing`,
    values: [key.owner, key.threadId, item.id, item.type, JSON.stringify(item), searchTextOf(item)],
  });
}

export async function deleteItem(tx: Queryable, key: ThreadKey, id: string): Promise<void> {
  await tx.query({
    name: 'chatdock.delete_item',
    text: 'delete from chatdock.thread_items where owner = $1 and thread_id = $2 and id = $3',
    values: [key.owner, key.threadId, id],
  });
}

/** Deletes what came after the item; nothing when there is no such item. */
export async function deleteItemsAfter(tx: Queryable, key: ThreadKey, id: string): Promise<void> {
  await tx.query({
    name: 'chatdock.delete_items_after',
    text: `delete from chatdock.thread_items where owner = $1 and thread_id = $2 and sequence > (
             select sequence from chatdock.thread_items where owner = $1 and thread_id = $2 and id = $3
           )`,
    values: [key.owner, key.threadId, id],
  });
}
