import { startPostgres } from '@chatdock/testing/postgres';
import { Client } from 'pg';

/** An empty database of the bench's own. */
export interface BenchDatabase {
  url: string;
  stop(): Promise<void>;
}

/**
 * One that stands beside others of this bench needs a label. It is on a Postgres of its own, or on the one at `CHATDOCK_TEST_DATABASE_URL`. A commit waits for its log to be written, as in
 * production; whether that waits for the disk is the server's setting, and the one that comes through npm is started without.
 */
export async function openBenchDatabase(label = ''): Promise<BenchDatabase> {
  const cluster = await startPostgres();
  const name = `chatdock_bench_${process.pid}${label}`;
  await run(cluster.url, `create database ${name}`);
  await run(cluster.url, `alter database ${name} set synchronous_commit = on`);
  const url = new URL(cluster.url);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async stop() {
      await run(cluster.url, `drop database ${name} with (force)`);
      await cluster.stop();
    },
  };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
