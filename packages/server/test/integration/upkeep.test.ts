import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresPresence } from '../../src/store/postgres-presence.ts';
import { postgresThreads } from '../../src/store/postgres-threads.ts';
import { runUpkeep } from '../../src/store/upkeep.ts';
import { logLines } from '../support/log-lines.ts';
import { openTestPGlite, openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { ada, bob, seed } from '../support/store-world.ts';

describe.each([
  ['Postgres', openTestPostgres],
  ['PGlite', openTestPGlite],
])('upkeep, on %s', (_name, openTestDatabase) => {
  let opened: OpenTestDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase();
  });
  afterAll(() => opened.close());
  const query = (text: string, values: unknown[] = []) => opened.database.query(text, values);

  test('threads past their retention go, of all owners, with all that is theirs; those being answered stay', async () => {
    const presence = await postgresPresence(opened.database, { logger: logLines(), isBusy: () => true });
    const stores = postgresThreads(opened.database, presence);
    const [mine, theirs, busy, fresh] = [
      await seed(stores.of(ada)),
      await seed(stores.of(bob)),
      await seed(stores.of(ada)),
      await seed(stores.of(ada)),
    ];
    for (const { writer } of [mine, theirs, fresh]) await writer.release();
    const old = [mine, theirs, busy].map(({ threadId }) => threadId);
    await query(`update chatdock.threads set touched_at = now() - interval '31 days' where id = any($1)`, [
      old,
    ]);
    await runUpkeep(opened.database, { retentionDays: undefined });
    expect(await stores.of(ada).loadThread(mine.threadId)).not.toBeNull();

    await runUpkeep(opened.database, { retentionDays: 30 });
    expect(await stores.of(ada).loadThread(mine.threadId)).toBeNull();
    expect(await stores.of(bob).loadThread(theirs.threadId)).toBeNull();
    expect(await stores.of(ada).loadThread(busy.threadId)).not.toBeNull();
    expect(await stores.of(ada).loadThread(fresh.threadId)).not.toBeNull();
    const { rows } = await query('select 1 from chatdock.thread_items where thread_id = any($1)', [
      [mine.threadId, theirs.threadId],
    ]);
    expect(rows).toEqual([]);
  });

  test('a message keeps a thread for another while', async () => {
    const presence = await postgresPresence(opened.database, { logger: logLines(), isBusy: () => true });
    const store = postgresThreads(opened.database, presence).of(ada);
    const { threadId, writer } = await seed(store);
    await writer.release();
    await query(`update chatdock.threads set touched_at = now() - interval '31 days' where id = $1`, [
      threadId,
    ]);
    await store.openTurn(threadId, 'turn_2', async () => {});
    await store.turnWriter(threadId, 'turn_2').release();
    await runUpkeep(opened.database, { retentionDays: 30 });
    expect(await store.loadThread(threadId)).not.toBeNull();
  });

  test('logs that nobody comes back for go, those of running turns and of the last minutes stay', async () => {
    const presence = await postgresPresence(opened.database, { logger: logLines(), isBusy: () => true });
    const stores = postgresThreads(opened.database, presence);
    const [running, recent, over] = [
      await seed(stores.of(ada)),
      await seed(stores.of(ada)),
      await seed(stores.of(bob)),
    ];
    const part = { turnId: 'turn_seed', events: ['{}'], last: 1 };
    await stores.appendLogs([
      { ...part, owner: ada, threadId: running.threadId },
      { ...part, owner: ada, threadId: recent.threadId },
      { ...part, owner: bob, threadId: over.threadId },
    ]);
    await recent.writer.release({ keepLog: true });
    await over.writer.release({ keepLog: true });
    await query(
      `update chatdock.turn_events set saved_at = now() - interval '11 minutes' where thread_id = any($1)`,
      [[running.threadId, over.threadId]],
    );
    await query(
      `insert into chatdock.signals (kind, thread_id, sent_at) values ('news', 'old', now() - interval '6 minutes')`,
    );
    await runUpkeep(opened.database, { retentionDays: undefined });
    const { rows } = await query('select thread_id from chatdock.turn_events order by thread_id');
    expect(rows).toEqual([running.threadId, recent.threadId].toSorted().map((thread_id) => ({ thread_id })));
    expect((await query(`select 1 from chatdock.signals where thread_id = 'old'`)).rows).toEqual([]);
  });
});
