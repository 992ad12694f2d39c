import type { Queryable } from '@chatdock/mcp-tasks/database';
import type { PausedRun } from '../chat/paused-runs.ts';
import type { ClaimKey } from './turn-queries.ts';

/** A row of `paused_runs`, as `columns` selects it. */
interface PausedRunRow {
  thread_id: string;
  id: string;
  calls: PausedRun['calls'];
  state: string;
  details: unknown;
  expires_at: Date;
}

const columns = 'run.thread_id, run.id, run.calls, run.state, run.details, run.expires_at';

function toRun({ id, calls, state, details, expires_at }: PausedRunRow): PausedRun {
  return { id, calls, state, details, expiresAt: expires_at };
}

/** Inserts the run in place of the one the thread has; `false` without the claim. */
export async function putPausedRun(tx: Queryable, key: ClaimKey, run: PausedRun): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'chatdock.put_paused_run',
    text: `with claim as (
             select from chatdock.threads where owner = $1 and id = $2 and turn_id = $3 for share
           )
           insert into chatdock.paused_runs (owner, thread_id, id, calls, state, details, expires_at)
           select $1, $2, $4, $5::json, $6, $7::json, $8 from claim
           on conflict (owner, thread_id) do update
           set id = excluded.id, calls = excluded.calls, state = excluded.state, details = excluded.details,
               expires_at = excluded.expires_at`,
    values: [
      key.owner,
      key.threadId,
      key.turnId,
      run.id,
      JSON.stringify(run.calls),
      run.state,
      JSON.stringify(run.details),
      run.expiresAt,
    ],
  });
  return rowCount > 0;
}

/** The thread's run, to be changed in this transaction and by nobody else meanwhile; `null` without the claim, too. */
export async function lockPausedRun(tx: Queryable, key: ClaimKey): Promise<PausedRun | null> {
  const { rows } = await tx.query<PausedRunRow>({
    name: 'chatdock.lock_paused_run',
    text: `select ${columns} from chatdock.paused_runs as run
           join chatdock.threads as thread on thread.owner = run.owner and thread.id = run.thread_id
           where run.owner = $1 and run.thread_id = $2 and thread.turn_id = $3
           for update of run for share of thread`,
    values: [key.owner, key.threadId, key.turnId],
  });
  return rows[0] ? toRun(rows[0]) : null;
}

export async function updateCalls(
  tx: Queryable,
  { owner, threadId }: ClaimKey,
  { calls }: PausedRun,
): Promise<void> {
  await tx.query({
    name: 'chatdock.update_paused_calls',
    text: 'update chatdock.paused_runs set calls = $3::json where owner = $1 and thread_id = $2',
    values: [owner, threadId, JSON.stringify(calls)],
  });
}

export async function deletePausedRun(tx: Queryable, { owner, threadId }: ClaimKey): Promise<void> {
  await tx.query({
    name: 'chatdock.delete_paused_run',
    text: 'delete from chatdock.paused_runs where owner = $1 and thread_id = $2',
    values: [owner, threadId],
  });
}

/** Takes the thread's run out of the store, in one round trip; `null` when there is none, or without the claim. */
export async function callDropPausedRun(database: Queryable, key: ClaimKey): Promise<PausedRun | null> {
  const { rows } = await database.query<PausedRunRow>({
    name: 'chatdock.drop_paused_run',
    text: `select ${columns} from chatdock.drop_paused_run($1, $2, $3) as run`,
    values: [key.owner, key.threadId, key.turnId],
  });
  return rows[0] ? toRun(rows[0]) : null;
}

export async function selectPausedRuns(
  tx: Queryable,
  owner: string,
): Promise<(PausedRun & { threadId: string })[]> {
  const { rows } = await tx.query<PausedRunRow>({
    name: 'chatdock.select_paused_runs',
    text: `select ${columns} from chatdock.paused_runs as run where run.owner = $1`,
    values: [owner],
  });
  return rows.map((row) => ({ ...toRun(row), threadId: row.thread_id }));
}
