import { afterAll, describe, expect, test } from 'vitest';
import type { UsageStore } from '../../src/limits/usage-store.ts';
import type { HostedRecords } from '../../src/sessions/hosted-records.ts';
import { memoryHostedRecords } from '../../src/store/memory-hosted-records.ts';
import { memoryUsage } from '../../src/store/memory-usage.ts';
import { postgresHostedRecords } from '../../src/store/postgres-hosted-records.ts';
import { postgresUsage } from '../../src/store/postgres-usage.ts';
import { runUpkeep } from '../../src/store/upkeep.ts';
import { openTestPGlite, openTestPostgres } from '../support/open-test-database.ts';

const [postgres, pglite] = [await openTestPostgres(), await openTestPGlite()];
afterAll(async () => {
  await postgres.close();
  await pglite.close();
});

const endsAt = Date.now() + 60_000;
const owner = { issuer: '', subject: 'ada' };

const stores: [string, UsageStore, HostedRecords][] = [
  ['memory', memoryUsage(), memoryHostedRecords()],
  ['Postgres', postgresUsage(postgres.database), postgresHostedRecords(postgres.database)],
  ['PGlite', postgresUsage(pglite.database), postgresHostedRecords(pglite.database)],
];

describe.each(stores)('D6: what has been used, in %s', (_name, usage, records) => {
  test('is added up, given back and answered in the order it was told', async () => {
    const tell = (...amounts: number[]) =>
      usage.add(amounts.map((amount, index) => ({ key: `key ${9 - index}`, amount, endsAt })));
    expect(await tell(1, 20, 300)).toEqual([1, 20, 300]);
    expect(await tell(1, 0, -100)).toEqual([2, 20, 200]);
    expect(await tell(0)).toEqual([2]);
    expect(await usage.add([{ key: 'new', amount: -1, endsAt }])).toEqual([-1]);
  });

  test('nothing is lost between many who tell of the same at once, in whatever order', async () => {
    const keys = Array.from({ length: 50 }, (_, index) => `shared ${index}`);
    const told = Array.from({ length: 20 }, (_, round) =>
      usage.add((round % 2 === 0 ? keys : keys.toReversed()).map((key) => ({ key, amount: 1, endsAt }))),
    );
    const totals = await Promise.all(told);
    expect(totals.flat().toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, at) => Array<number>(50).fill(at + 1)).flat(),
    );
  });

  test('a session at OpenAI is known until it is over, or forgotten', async () => {
    const now = new Date();
    const expiresAt = Math.floor(now.getTime() / 1_000) + 60;
    await records.keep('hash', { sessionId: 'cksess_1', owner, expiresAt });
    expect(await records.find('hash', now)).toBe('cksess_1');
    expect(await records.find('HASH', now)).toBeNull();
    expect(await records.find('hash', new Date(expiresAt * 1_000))).toBeNull();
    await records.forget('hash');
    expect(await records.find('hash', now)).toBeNull();
  });
});

describe.each([
  ['Postgres', postgres.database],
  ['PGlite', pglite.database],
])('upkeep on %s', (_name, database) => {
  test('clears away what is over, and nothing else', async () => {
    const past = Date.now() - 2 * 3_600_000;
    await postgresUsage(database).add([
      { key: 'over', amount: 1, endsAt: past },
      { key: 'running', amount: 1, endsAt },
    ]);
    const records = postgresHostedRecords(database);
    await records.keep('over', { sessionId: 'cksess_2', owner, expiresAt: past / 1_000 });
    await records.keep('running', { sessionId: 'cksess_3', owner, expiresAt: endsAt / 1_000 });
    await runUpkeep(database, { retentionDays: undefined });
    const { rows: left } = await database.query<{ key: string }>(
      `select key from chatdock.usage where key in ('over', 'running')
       union all select secret_hash from chatdock.hosted_sessions`,
    );
    expect(left.map(({ key }) => key)).toEqual(['running', 'running']);
  });
});
