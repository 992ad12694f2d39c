import type { Queryable } from '@chatdock/mcp-tasks/database';
import type { ThreadChanges } from '../chat/store-ports.ts';
import type { ThreadKey } from './item-queries.ts';
import { threadColumns, type ThreadRow } from './rows.ts';
import { toSearchText } from './search-text.ts';
import { jsonOrNull } from './thread-queries.ts';

/** A turn's hold on a thread. Every write of the turn asks for it, so one that lost it writes nothing. */
export interface ClaimKey extends ThreadKey {
  readonly turnId: string;
}

/**
 * Takes a thread that no turn holds, and says so to whoever watches; twins wait for each other here, and one of them
 * finds it taken. The logs of turns before are of no use any more.
 */
export async function claimThread(
  tx: Queryable,
  key: ClaimKey,
  processId: string,
): Promise<ThreadRow | undefined> {
  const { rows } = await tx.query<ThreadRow>({
    name: 'chatdock.claim_thread',
    text: `with claimed as (
             update chatdock.threads set turn_id = $3, process_id = $4, touched_at = clock_timestamp()
             where owner = $1 and id = $2 and turn_id is null
             returning ${threadColumns}
           ), news as (
             insert into chatdock.signals (kind, thread_id, turn_id) select 'news', $2, $3 from claimed
           ), old as (
             delete from chatdock.turn_events where owner = $1 and thread_id = $2 and exists (select from claimed)
           )
           select * from claimed`,
    values: [key.owner, key.threadId, key.turnId, processId],
  });
  return rows[0];
}

/** Frees the thread, and says so to whoever watches; `false` without the claim. */
export async function releaseClaim(tx: Queryable, key: ClaimKey, keepLog: boolean): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'chatdock.release_claim',
    text: `with released as (
             update chatdock.threads set turn_id = null, process_id = null
             where owner = $1 and id = $2 and turn_id = $3 returning id
           ), news as (
             insert into chatdock.signals (kind, thread_id, turn_id) select 'news', $2, $3 from released
           ), log as (
             delete from chatdock.turn_events
             where owner = $1 and thread_id = $2 and turn_id = $3 and not $4::boolean and exists (select from released)
           )
           select from released`,
    values: [key.owner, key.threadId, key.turnId, keepLog],
  });
  return rowCount > 0;
}

/** Whether the turn is one that a dead process left behind; if so, nobody else can settle it before the transaction ends. */
export async function lockInterrupted(tx: Queryable, key: ClaimKey, here: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'chatdock.lock_interrupted',
    text: `select from chatdock.threads as thread
           where owner = $1 and id = $2 and turn_id = $3 and process_id <> $4 and not exists (
             select from chatdock.processes as process
             where process.id = thread.process_id and process.alive_until > clock_timestamp()
           ) for update`,
    values: [key.owner, key.threadId, key.turnId, here],
  });
  return rowCount > 0;
}

/** Deletes the item if it is there; `false` without the claim. */
export async function removeClaimedItem(tx: Queryable, key: ClaimKey, id: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'chatdock.remove_claimed_item',
    text: `with claim as (
             select from chatdock.threads where owner = $1 and id = $2 and turn_id = $3 for share
           ), gone as (
             delete from chatdock.thread_items using claim where owner = $1 and thread_id = $2 and id = $4
           )
           select from claim`,
    values: [key.owner, key.threadId, key.turnId, id],
  });
  return rowCount > 0;
}

/** Writes the named fields and leaves the others, which the user may have changed meanwhile. */
export async function changeThread(tx: Queryable, key: ClaimKey, changes: ThreadChanges): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'chatdock.change_thread',
    text: `update chatdock.threads set
             title = case when $4 then $5 else title end,
             search_title = case when $4 then $6 else search_title end,
             status = coalesce($7::json, status),
             metadata = coalesce($8::json, metadata),
             allowed_image_domains = case when $9 then $10::json else allowed_image_domains end
           where owner = $1 and id = $2 and turn_id = $3`,
    values: [
      key.owner,
      key.threadId,
      key.turnId,
      'title' in changes,
      changes.title ?? null,
      toSearchText(changes.title ?? ''),
      jsonOrNull(changes.status),
      jsonOrNull(changes.metadata),
      'allowed_image_domains' in changes,
      jsonOrNull(changes.allowed_image_domains),
    ],
  });
  return rowCount > 0;
}
