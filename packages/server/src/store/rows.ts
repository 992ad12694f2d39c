import type { ThreadTurn } from '../chat/store-ports.ts';
import { threadItemSchema, type ThreadItem } from '../protocol/items.ts';
import { threadMetadataSchema, type Page, type ThreadMetadata } from '../protocol/threads.ts';

/** A row of `threads`, as `threadColumns` selects it. */
export interface ThreadRow {
  id: string;
  cursor: string;
  title: string | null;
  status: unknown;
  allowed_image_domains: unknown;
  metadata: unknown;
  created_at: Date;
}

export const threadColumns =
  'id, sequence::text as cursor, title, status, allowed_image_domains, metadata, created_at';

/** A row of `thread_items`, as `itemColumns` selects it. */
export interface ItemRow {
  cursor: string;
  body: unknown;
}

export const itemColumns = 'sequence::text as cursor, body';

export function toThread(row: ThreadRow): ThreadMetadata {
  const { id, title, status, allowed_image_domains, metadata, created_at } = row;
  const fields = { id, title, status, allowed_image_domains, metadata };
  return withoutUndefined(threadMetadataSchema.parse({ ...fields, created_at: created_at.toISOString() }));
}

export function toItem(row: ItemRow): ThreadItem {
  return threadItemSchema.parse(row.body);
}

/** Where a thread stands, as `threadTurnColumns` selects it from `chatdock.threads as thread`. */
export interface ThreadTurnRow {
  turn_id: string | null;
  process_id: string | null;
  is_alive: boolean;
}

export const threadTurnColumns = `thread.turn_id, thread.process_id, exists (
    select from chatdock.processes as process
    where process.id = thread.process_id and process.alive_until > clock_timestamp()
  ) as is_alive`;

/** `here` is the process that asks: it lives, even if the database has not heard from it for a while. */
export function toTurn(
  { turn_id: id, process_id, is_alive }: ThreadTurnRow,
  here: string,
): ThreadTurn | null {
  if (id === null) return null;
  return { id, state: is_alive || process_id === here ? 'running' : 'interrupted' };
}

/** A page of what was asked for and one row more, which tells whether there is a next page. */
export function toPage<Row extends { id: string }>(rows: Row[], limit: number): Page<Row> {
  const data = rows.slice(0, limit);
  const after = data.at(-1)?.id;
  return rows.length > limit && after !== undefined
    ? { data, has_more: true, after }
    : { data, has_more: false };
}

/** A cleared field and one that never was are the same. */
function withoutUndefined(thread: ThreadMetadata): ThreadMetadata {
  if (thread.title === undefined) delete thread.title;
  if (thread.allowed_image_domains === undefined) delete thread.allowed_image_domains;
  return thread;
}
