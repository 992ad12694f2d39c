import type { Queryable } from '@chatdock/mcp-tasks/database';
import type { ThreadChanges } from '../chat/ports.ts';
import type { ThreadItem } from '../protocol/items.ts';
import { threadColumns, type ThreadRow } from './rows.ts';
import { jsonOrNull } from './thread-queries.ts';

/** A turn's hold on a thread. Every write of the turn asks for it, so one that lost it writes nothing. */
export interface ClaimKey {
  readonly owner: string;
  readonly threadId: string;
  readonly turnId: string;
}

const expiry = `clock_timestamp() + $4::integer * interval '1 millisecond'`;

/** Takes a thread that no living turn holds; twins wait for each other here, and one of them finds it taken. */
export async function claimThread(
  tx: Queryable,
  key: ClaimKey,
  leaseMs: number,
): Promise<ThreadRow | undefined> {
  const { rows } = await tx.query<ThreadRow>({
    name: 'chatdock.claim_thread',
    text: `update chatdock.threads set turn_id = $3, turn_expires_at = ${expiry}
           where owner = $1 and id = $2 and (turn_id is null or turn_expires_at <= clock_timestamp())
           returning ${threadColumns}`,
    values: [key.owner, key.threadId, key.turnId, leaseMs],
  });
  return rows[0];
}

export async function renewClaim(tx: Queryable, key: ClaimKey, leaseMs: number): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'chatdock.renew_claim',
    text: `update chatdock.threads set turn_expires_at = ${expiry} where owner = $1 and id = $2 and turn_id = $3`,
    values: [key.owner, key.threadId, key.turnId, leaseMs],
  });
  return rowCount > 0;
}

export async function releaseClaim(tx: Queryable, key: ClaimKey): Promise<void> {
  await tx.query({
    name: 'chatdock.release_claim',
    text: `update chatdock.threads set turn_id = null, turn_expires_at = null
           where owner = $1 and id = $2 and turn_id = $3`,
    values: [key.owner, key.threadId, key.turnId],
  });
}

/** Frees every thread, of all owners: for a database that only this process can have open, when it has just opened it. */
export async function releaseAllClaims(database: Queryable): Promise<void> {
  await database.query(
    'update chatdock.threads set turn_id = null, turn_expires_at = null where turn_id is not null',
  );
}

/** Inserts the item, or replaces the one of that id in its place; `false` without the claim. */
export async function putItem(tx: Queryable, key: ClaimKey, item: ThreadItem): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'chatdock.put_item',
    // The shared lock holds off whoever would take the claim, or the thread, away meanwhile.
    text: `with claim as (
             select from chatdock.threads where owner = $1 and id = $2 and turn_id = $3 for share
           )
           insert into chatdock.thread_items (owner, thread_id, id, type, body)
           select $1, $2, $4, $5, $6::json from claim
           on conflict (owner, thread_id, id) do update set type = excluded.type, body = excluded.body`,
    values: [key.owner, key.threadId, key.turnId, item.id, item.type, JSON.stringify(item)],
  });
  return rowCount > 0;
}

/** Deletes the item if it is there; `false` without the claim. */
export async function removeItem(tx: Queryable, key: ClaimKey, id: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'chatdock.remove_item',
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
             status = coalesce($6::json, status),
             metadata = coalesce($7::json, metadata),
             allowed_image_domains = case when $8 then $9::json else allowed_image_domains end
           where owner = $1 and id = $2 and turn_id = $3`,
    values: [
      key.owner,
      key.threadId,
      key.turnId,
      'title' in changes,
      changes.title ?? null,
      jsonOrNull(changes.status),
      jsonOrNull(changes.metadata),
      'allowed_image_domains' in changes,
      jsonOrNull(changes.allowed_image_domains),
    ],
  });
  return rowCount > 0;
}
