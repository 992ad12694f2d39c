import { DatabaseError, openDatabase } from '../../src/database/index.ts';
import { migrateTasks, postgresTasks } from '../../src/index.ts';
import { startRestartablePostgres } from '@chatdock/testing/postgres';
import { expect, it, onTestFinished } from 'vitest';

it('a Postgres that restarts is used again at the next call, and nothing that was kept is lost', async () => {
  const cluster = await startRestartablePostgres();
  onTestFinished(() => cluster.stop());
  const database = await openDatabase({ url: cluster.url });
  onTestFinished(() => database.close());
  await migrateTasks(database);
  const tasks = postgresTasks(database).forOwner('ann');
  await tasks.add({ title: 'Before' });

  const restarted = cluster.restart();
  // A call meets a server that is still there, one that refuses, or one that is back; it never hangs and never half works.
  const meanwhile = await tasks.add({ title: 'Meanwhile' }).then(
    () => 'kept',
    (error: unknown) => (error instanceof DatabaseError ? error.code : error),
  );
  await restarted;

  await tasks.add({ title: 'After' });
  expect(['kept', 'database_unreachable']).toContain(meanwhile);
  const titles = (await tasks.list()).map(({ title }) => title);
  expect(titles.filter((title) => title !== 'Meanwhile')).toEqual(['Before', 'After']);
  // What was confirmed is there; what was not may be: the word of it can be lost on the way.
  expect(titles.includes('Meanwhile') || meanwhile !== 'kept').toBe(true);
});
