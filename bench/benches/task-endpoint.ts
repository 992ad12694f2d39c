import { startPostgres } from '@chatdock/testing/postgres';
import { migrateTasks, postgresTasks } from '@chatdock/mcp-tasks';
import { openDatabase } from '@chatdock/mcp-tasks/database';
import { SignJWT } from 'jose';
import type { Bench, Row } from '../bench.ts';
import { mcpCall, startServer, timeCalls } from '../tasks/mcp-load.ts';

const secret = 'a-shared-secret-of-more-than-32-characters';
const revisions = ['2026-07-28', '2025-11-25'] as const;
const rounds = 9;
const calls = 1_500;

/** Throughput over HTTP: the token, the owner's server and the statement against a tool that does nothing on the bare SDK. */
export const taskEndpoint: Bench = {
  name: 'task-endpoint',
  question:
    'How long does the endpoint take per call, 16 connections never idle, beside a tool that does nothing on the bare MCP SDK? At least 60 % of its throughput is at most 1.67 × its time.',
  minutes: 5,
  beside: ['Postgres', '@modelcontextprotocol/server'],
  async run(): Promise<Row[]> {
    const cluster = await startPostgres();
    await prepare(cluster.url);
    const bare = await startServer('limits/bare-mcp.ts');
    const tasks = await startServer('tasks/serve-tasks.ts', [secret], { DATABASE_URL: cluster.url });
    const token = await new SignJWT({ sub: 'ann', aud: 'bench', exp: Math.floor(Date.now() / 1_000) + 3_600 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(secret));
    try {
      const rows = revisions.flatMap((revision): (Row & { time: () => Promise<number> })[] => {
        const limit = `limit: no-op tool on the bare SDK, ${revision}`;
        return [
          row(limit, () => timeCalls(bare.url, mcpCall(revision, 'no_op', {}), calls)),
          {
            ...row(`complete_task without a statement, with its token, ${revision}`, () =>
              timeCalls(
                tasks.url,
                mcpCall(revision, 'complete_task', { token, args: { task_id: 0 } }),
                calls,
              ),
            ),
            against: limit,
          },
          {
            ...row(`list_tasks of 20 tasks in Postgres, with its token, ${revision}`, () =>
              timeCalls(tasks.url, mcpCall(revision, 'list_tasks', { token }), calls),
            ),
            against: limit,
          },
        ];
      });
      for (const { time } of rows) await time();
      for (let round = 0; round < rounds; round += 1) {
        for (const { samples, time } of rows) samples.push(await time());
      }
      return rows;
    } finally {
      await bare.stop();
      await tasks.stop();
      await cluster.stop();
    }
  },
};

const row = (what: string, time: () => Promise<number>) => ({
  what,
  time,
  samples: [],
  unit: 'ms' as const,
});

async function prepare(url: string): Promise<void> {
  const database = await openDatabase({ url });
  await migrateTasks(database);
  const tasks = postgresTasks(database).forOwner(' ann');
  for (let number = 1; number <= 20; number += 1) await tasks.add({ title: `Task ${number}` });
  await database.close();
}
