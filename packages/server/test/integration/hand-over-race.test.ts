import type { Database, Queryable } from '@chatdock/mcp-tasks/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownerKey, visitorIssuer, type Owner } from '../../src/owner.ts';
import { handOver } from '../../src/store/hand-over.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { ada, databaseWorld, seed } from '../support/store-world.ts';

const visitor: Owner = { issuer: visitorIssuer, subject: 'visitor' };
const keys = { from: ownerKey(visitor), to: ownerKey(ada), here: 'prc_none', along: async () => {} };

let opened: OpenTestDatabase;
beforeAll(async () => void (opened = await openTestPostgres()));
afterAll(() => opened.close());

/** A database whose hand-over meets something just before it looks for what is busy. */
function meeting(database: Database, happens: () => Promise<unknown>): Database {
  const met = (tx: Queryable): Queryable => ({
    async query(statement, values) {
      if (typeof statement !== 'string' && statement.name === 'chatdock.select_busy_threads') await happens();
      return tx.query(statement, values);
    },
  });
  return {
    ...database,
    query: database.query.bind(database),
    transaction: (run) => database.transaction((tx) => run(met(tx))),
  };
}

/** Resolves once a statement waits for another's row. */
async function someoneWaits(database: Database): Promise<void> {
  const text = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  for (;;) if ((await database.query({ name: '', text }, [])).rows.length > 0) return;
}

test('an answer that ends in the middle of it: the thread is moved, or named as busy, never neither', async () => {
  const { database } = opened;
  const { here } = await databaseWorld(database);
  const { threadId, writer } = await seed(here.of(visitor));
  let ended: Promise<unknown> = Promise.resolve();
  const busy = await handOver(
    meeting(database, () => {
      ended = writer.release();
      return Promise.race([ended, someoneWaits(database)]);
    }),
    keys,
  );
  await ended;
  expect(busy.map((thread) => thread.threadId)).toEqual([threadId]);
  expect(await handOver(database, keys)).toEqual([]);
  expect(await here.of(ada).loadThread(threadId)).not.toBeNull();
});
