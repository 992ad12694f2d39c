import { checkOwner, type Database, type Queryable } from '@chatdock/mcp-tasks/database';
import type { BusyThread } from '../chat/store-ports.ts';
import type { MoveAlong } from './storage.ts';

export interface HandOverOptions {
  readonly from: string;
  readonly to: string;
  /** The process that asks: it lives, even if the database has not heard from it for a while. */
  readonly here: string;
  readonly along: MoveAlong;
}

/**
 * Gives one owner what another has, in one transaction. It runs as the owner of the tables, with the rows of these two in view;
 * whoever does the same for the same owner waits. Items, logs and files go where their thread goes.
 */
export async function handOver(
  database: Database,
  { from, to, here, along }: HandOverOptions,
): Promise<BusyThread[]> {
  checkOwner(from);
  checkOwner(to);
  return database.transaction(async (tx) => {
    await tx.query({
      name: 'chatdock.begin_hand_over',
      text: `select pg_advisory_xact_lock(hashtextextended('chatdock.hand_over ' || $1, 0)),
                    set_config('chatdock.hand_over_from', $1, true), set_config('chatdock.hand_over_to', $2, true)`,
      values: [from, to],
    });
    await holdThreads(tx, from);
    await moveThreads(tx, [from, to, here]);
    await moveLooseAttachments(tx, [from, to]);
    await along(tx, from, to);
    return selectBusy(tx, from);
  });
}

/** Until this is over no turn begins or ends: one that did in between would neither be moved nor be named as busy. */
async function holdThreads(tx: Queryable, from: string): Promise<void> {
  await tx.query({
    name: 'chatdock.hold_threads_to_hand_over',
    text: 'select id from chatdock.threads where owner = $1 order by id for update',
    values: [from],
  });
}

/** All but those that a living turn holds, and those of ids that are there already. Whoever watches one is told to look. */
async function moveThreads(tx: Queryable, values: [from: string, to: string, here: string]): Promise<void> {
  await tx.query({
    name: 'chatdock.hand_over_threads',
    text: `with moved as (
             update chatdock.threads as thread set owner = $2
             where thread.owner = $1
               and (thread.turn_id is null or thread.process_id <> $3 and not exists (
                 select from chatdock.processes as process
                 where process.id = thread.process_id and process.alive_until > clock_timestamp()
               ))
               and not exists (select from chatdock.threads as theirs where theirs.owner = $2 and theirs.id = thread.id)
               and not exists (
                 select from chatdock.attachments as mine
                 join chatdock.attachments as theirs on theirs.owner = $2 and theirs.id = mine.id
                 where mine.owner = $1 and mine.thread_id = thread.id
               )
             returning thread.id
           )
           insert into chatdock.signals (kind, thread_id) select 'news', id from moved`,
    values,
  });
}

async function moveLooseAttachments(tx: Queryable, values: [from: string, to: string]): Promise<void> {
  await tx.query({
    name: 'chatdock.hand_over_attachments',
    text: `update chatdock.attachments as mine set owner = $2
           where mine.owner = $1 and mine.thread_id is null and not exists (
             select from chatdock.attachments as theirs where theirs.owner = $2 and theirs.id = mine.id
           )`,
    values,
  });
}

async function selectBusy(tx: Queryable, from: string): Promise<BusyThread[]> {
  const { rows } = await tx.query<{ id: string; turn_id: string }>({
    name: 'chatdock.select_busy_threads',
    text: 'select id, turn_id from chatdock.threads where owner = $1 and turn_id is not null',
    values: [from],
  });
  return rows.map(({ id, turn_id }) => ({ threadId: id, turnId: turn_id }));
}
