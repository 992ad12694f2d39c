import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** What a Postgres of this machine needs to be told. */
export interface InstalledOptions {
  /** An empty folder, readable by every account. */
  root: string;
  port: number;
  password: string;
  /** Settings, as `name=value`. */
  settings: string[];
}

const folders = [
  ...(process.env['PATH'] ?? '').split(delimiter),
  ...globSync([
    '/usr/lib/postgresql/*/bin',
    '/opt/homebrew/opt/postgresql*/bin',
    '/usr/local/opt/postgresql*/bin',
  ]),
];

/** The folder of this machine's `initdb` and `postgres`, if it has them. */
export function findInstalledPostgres(): string | undefined {
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/** Creates and starts a cluster with the programs in `bin`; resolves to the way to stop it. */
export async function startInstalledPostgres(
  bin: string,
  options: InstalledOptions,
): Promise<() => Promise<void>> {
  const { root, port, password, settings } = options;
  const data = join(root, 'data');
  const passwordFile = join(root, 'password');
  const account = unprivileged();
  writeFileSync(passwordFile, password);
  if (account) for (const path of [root, passwordFile]) chownSync(path, account.uid, account.gid);
  const login = ['-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const cluster = ['-D', data, '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), [...cluster, ...login], { cwd: root, stdio: 'pipe', ...account });
  const set = settings.flatMap((setting) => ['-c', setting]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...set], {
    cwd: root,
    stdio: 'ignore',
    ...account,
  });
  await untilItAnswers(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`, server);
  return async () => {
    server.kill('SIGINT');
    if (server.exitCode === null) await once(server, 'exit');
  };
}

/** Postgres refuses to run as root: the account it runs under instead. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  return undefined;
}

async function untilItAnswers(url: string, server: { exitCode: number | null }): Promise<void> {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries += 1) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch {
      await sleep(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
  throw new Error('It did not answer within 30 seconds.');
}
