import type { Database, Queryable } from '@chatdock/mcp-tasks/database';

export interface UpkeepOptions {
  /** Threads to which nothing was added for so many days are deleted; `undefined` keeps them. */
  readonly retentionDays: number | undefined;
}

/** How many threads one transaction deletes, so that none is long. */
const batch = 500;

/**
 * Deletes what is over, of all owners: threads past their retention, logs of turns that ended ten minutes ago, what processes
 * told each other, what limits counted, sessions at OpenAI, questions nobody answered in time, what is known of requests that came a
 * day ago. Where several processes do this at once, one does it and the others pass.
 */
export async function runUpkeep(database: Database, { retentionDays }: UpkeepOptions): Promise<void> {
  const isMine = await inUpkeep(database, deleteLeftovers);
  if (!isMine || retentionDays === undefined) return;
  for (let deleted = batch; deleted === batch;) {
    deleted = (await inUpkeep(database, (tx) => deleteOldThreads(tx, retentionDays))) ?? 0;
  }
}

/** Runs as the owner of the tables, with all rows in view; `null` when another process is at it. */
async function inUpkeep<T>(database: Database, run: (tx: Queryable) => Promise<T>): Promise<T | null> {
  return database.transaction(async (tx) => {
    const { rows } = await tx.query<{ is_mine: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('chatdock.upkeep', 0)) as is_mine,
              set_config('chatdock.upkeep', 'on', true)`,
    );
    return rows[0]?.is_mine ? run(tx) : null;
  });
}

/** `now()`, which stands still while the transaction lasts: no index can be asked for what is older than `clock_timestamp()`. */
async function deleteLeftovers(tx: Queryable): Promise<true> {
  await tx.query(`delete from chatdock.signals where sent_at < now() - interval '5 minutes'`);
  await tx.query(`delete from chatdock.usage where ends_at < now() - interval '1 hour'`);
  await tx.query(`delete from chatdock.hosted_sessions where expires_at < now()`);
  await tx.query(`delete from chatdock.paused_runs where expires_at < now() - interval '1 hour'`);
  await tx.query(`delete from chatdock.requests where made_at < now() - interval '1 day'`);
  await tx.query(`delete from chatdock.processes where alive_until < now() - interval '1 day'`);
  await tx.query(
    `delete from chatdock.turn_events as event
     where saved_at < now() - interval '10 minutes' and not exists (
       select from chatdock.threads as thread
       where thread.owner = event.owner and thread.id = event.thread_id and thread.turn_id = event.turn_id
     )`,
  );
  return true;
}

/** Threads that are being answered are not old, however long that takes. */
async function deleteOldThreads(tx: Queryable, days: number): Promise<number> {
  const { rowCount } = await tx.query(
    `delete from chatdock.threads where (owner, id) in (
       select owner, id from chatdock.threads
       where touched_at < now() - $1::float8 * interval '1 day' and turn_id is null
       limit $2 for update skip locked
     )`,
    [days, batch],
  );
  return rowCount;
}
