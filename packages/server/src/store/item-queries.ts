import type { Queryable } from '@chatdock/mcp-tasks/database';
import type { PageQuery } from '../chat/ports.ts';
import { itemColumns, type ItemRow } from './rows.ts';
import { beyond } from './thread-queries.ts';

/** Which thread, of whom. */
export interface ThreadKey {
  readonly owner: string;
  readonly threadId: string;
}

export async function selectItem(tx: Queryable, key: ThreadKey, id: string): Promise<ItemRow | undefined> {
  const { rows } = await tx.query<ItemRow>({
    name: 'chatdock.select_item',
    text: `select ${itemColumns} from chatdock.thread_items where owner = $1 and thread_id = $2 and id = $3`,
    values: [key.owner, key.threadId, id],
  });
  return rows[0];
}

/** One row more than the page holds, after the row whose sequence is `cursor` (`null`: from the start). */
export async function selectItems(
  tx: Queryable,
  key: ThreadKey,
  page: { query: PageQuery; cursor: string | null },
): Promise<ItemRow[]> {
  const { order, limit } = page.query;
  const { rows } = await tx.query<ItemRow>({
    name: `chatdock.select_items_${order}`,
    text: `select ${itemColumns} from chatdock.thread_items
           where owner = $1 and thread_id = $2 and sequence ${beyond[order].operator} $3
           order by sequence ${order} limit $4`,
    values: [key.owner, key.threadId, page.cursor ?? beyond[order].start, limit + 1],
  });
  return rows;
}

/** Deletes what came after the item with the sequence `cursor`. */
export async function deleteItemsAfter(tx: Queryable, key: ThreadKey, cursor: string): Promise<void> {
  await tx.query({
    name: 'chatdock.delete_items_after',
    text: 'delete from chatdock.thread_items where owner = $1 and thread_id = $2 and sequence > $3',
    values: [key.owner, key.threadId, cursor],
  });
}
