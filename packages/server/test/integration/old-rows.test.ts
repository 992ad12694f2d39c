import type { Database } from '@chatdock/mcp-tasks/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresEndedSessions } from '../../src/store/postgres-ended-sessions.ts';
import { postgresFileRemovals } from '../../src/store/postgres-file-removals.ts';
import { runUpkeep } from '../../src/store/upkeep.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';

// What is asked again and again of tables that grow with all users must not look at every row of them.

const many = 20_000;
const tables = [
  'threads',
  'ended_sessions',
  'usage',
  'requests',
  'turn_events',
  'file_removals',
  'attachments',
];
/** Rows of now, which are far from over, of many owners. */
const fill = `
  set session_replication_role = replica;
  insert into chatdock.threads (owner, id, status, metadata, created_at)
    select 'owner ' || n % 1000, 'thr_' || n, '{"type":"active"}', '{}', now() from generate_series(1, ${many}) as n;
  insert into chatdock.ended_sessions (session_id, expires_at, ended_at)
    select 'ses_' || n, now(), now() - interval '2 hours' from generate_series(1, ${many}) as n;
  insert into chatdock.usage (key, amount, ends_at)
    select 'key ' || n, 1, now() + interval '1 hour' from generate_series(1, ${many}) as n;
  insert into chatdock.requests (owner, key, fingerprint)
    select 'owner ' || n % 1000, 'key ' || n, 'print' from generate_series(1, ${many}) as n;
  insert into chatdock.turn_events (owner, thread_id, turn_id, last, events)
    select 'owner ' || n % 1000, 'thr_' || n, 'turn', 1, '{}' from generate_series(1, ${many}) as n;
  insert into chatdock.file_removals (file_key, due_at)
    select 'file ' || n, now() + interval '1 hour' from generate_series(1, ${many}) as n;
  insert into chatdock.attachments (owner, id, name, mime_type, kind, size)
    select 'owner ' || n % 1000, 'atc_' || n, 'a.txt', 'text/plain', 'file', 1 from generate_series(1, ${many}) as n;
  set session_replication_role = default;
  analyze;`;

let opened: OpenTestDatabase;
let database: Database;
beforeAll(async () => {
  opened = await openTestPostgres();
  ({ database } = opened);
  await database.query(fill);
});
afterAll(() => opened.close());

/** How many rows of these tables were read one after the other, by whoever has told its counts. */
async function rowsScanned(): Promise<Record<string, number>> {
  const { rows } = await database.query<{ relname: string; scanned: number }>(
    `select relname, seq_tup_read::float8 as scanned from pg_stat_user_tables
     where schemaname = 'chatdock' and relname = any($1) order by relname`,
    [tables],
  );
  return Object.fromEntries(rows.map(({ relname, scanned }) => [relname, scanned]));
}

/** The same, once whatever ran on any connection before has been counted. */
async function settledRowsScanned(): Promise<Record<string, number>> {
  // A connection tells its counts at most once a second unless it is asked to. All are asked at the same time, each for itself.
  const all = 10;
  let asked = 0;
  const everyone = Promise.withResolvers<void>();
  const told = Array.from({ length: all }, () =>
    database.transaction(async (tx) => {
      await tx.query('select pg_stat_force_next_flush()');
      asked += 1;
      if (asked === all) everyone.resolve();
      await everyone.promise;
    }),
  );
  await Promise.all(told);
  return rowsScanned();
}

test('upkeep, ended sessions and files to remove are found through indexes', async () => {
  const sessions = postgresEndedSessions(database);
  const removals = postgresFileRemovals(database);
  const before = await settledRowsScanned();
  await runUpkeep(database, { retentionDays: 30 });
  await sessions.end('ses_mine', Date.now() / 1_000 + 600);
  expect(await sessions.has('ses_mine')).toBe(true);
  expect(await sessions.has('ses_1')).toBe(false);
  expect(await removals.claim(100)).toEqual([]);
  expect(await removals.deleteAbandoned(24)).toBe(0);
  expect(await settledRowsScanned()).toEqual(before);
  await database.query('select count(*) from chatdock.threads where title is null');
  const after = await settledRowsScanned();
  expect(after['threads'], 'a scan would have been counted').toBeGreaterThanOrEqual(
    (before['threads'] ?? 0) + many,
  );
});
