import type { Database, Queryable } from '@chatdock/mcp-tasks/database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresSignals } from '../../src/store/postgres-signals.ts';
import { logLines } from '../support/log-lines.ts';
import { openTestPGlite, openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';

const insert = `insert into chatdock.signals (kind, thread_id) values ('news', $1)`;

/** A process that reads signals: what it heard, and how many rows each of its readings brought. */
function reader(database: Database) {
  const heard: string[] = [];
  const readings: number[] = [];
  const counting: Database = Object.assign(Object.create(database), {
    query: async (...asked: Parameters<Queryable['query']>) => {
      const result = await database.query<{ id: string | null }>(...asked);
      readings.push(result.rows.filter(({ id }) => id !== null).length);
      return result;
    },
  });
  const signals = postgresSignals(counting, { logger: logLines(), isBusy: () => true });
  signals.listen(({ threadId }) => heard.push(threadId));
  const readOnce = async () => {
    const before = readings.length;
    await expect.poll(() => readings.length).toBeGreaterThan(before + 1); // one that began after this was called
  };
  return { heard, readings, readOnce, close: () => signals.close() };
}

describe.each([
  ['Postgres', openTestPostgres],
  ['PGlite', openTestPGlite],
])('signals between processes, on %s', (_name, openTestDatabase) => {
  let opened: OpenTestDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase();
  });
  afterAll(() => opened.close());

  test('each is heard once, also those of the minute before the first reading', async () => {
    await opened.database.query(insert, ['before']);
    const listening = reader(opened.database);
    await listening.readOnce();
    await opened.database.query(insert, ['after']);
    await expect.poll(() => listening.heard).toContain('after');
    await listening.readOnce();
    expect(listening.heard).toEqual(['before', 'after']);
    listening.close();
  });
});

describe('signals beside a transaction that stays open', () => {
  let opened: OpenTestDatabase;
  beforeAll(async () => {
    opened = await openTestPostgres();
  });
  afterAll(() => opened.close());

  test('what has been read is not read again, and what it wrote is heard once it ends', async () => {
    const { database } = opened;
    const listening = reader(database);
    await listening.readOnce();
    await database.transaction(async (tx) => {
      await tx.query(insert, ['long']); // from here on it holds back whoever waits for the oldest transaction
      for (let at = 0; at < 20; at += 1) await database.query(insert, [`short ${at}`]);
      await expect.poll(() => listening.heard).toHaveLength(20);
      const read = listening.readings.length;
      await listening.readOnce();
      expect(listening.readings.slice(read)).toEqual(listening.readings.slice(read).map(() => 0));
    });
    await expect.poll(() => listening.heard).toContain('long');
    await listening.readOnce();
    expect(listening.heard).toHaveLength(21);
    listening.close();
  });
});
