import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, freePort } from '@chatdock/testing';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** An example, started by the command that its README begins with. */
export interface RunningExample {
  /** The address that it says to open, or to give to a client. */
  url: string;
  /** The database that it works on. */
  databaseUrl: string;
  /** Its ports, by the variable that sets each. */
  ports: Record<string, number>;
  output(): string;
  stop(): Promise<void>;
}

interface Start {
  /** The variables that set its ports. Default: `PORT`. */
  ports?: readonly string[];
  env?: Record<string, string>;
}

/** Starts an example on free ports and a database of its own. Rejects with what it printed if it ends, or says no address. */
export async function startExample(name: string, { ports: names = ['PORT'], env = {} }: Start = {}) {
  const ports: Record<string, number> = {};
  for (const port of names) ports[port] = await freePort();
  const database = await createTestDatabase();
  const { PATH = '', HOME = '' } = process.env;
  const variables = Object.fromEntries(Object.entries(ports).map(([port, number]) => [port, String(number)]));
  const child = spawn(startCommand(name), {
    cwd: repository,
    env: { PATH, HOME, DATABASE_URL: database.url, ...variables, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a process group of its own, to be ended with all that it started
    shell: true,
  });
  let text = '';
  const ended = once(child, 'close');
  const stop = async () => {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
    await database.drop();
  };
  const said = new Promise<string>((resolve) => {
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      const [, url] = /^(?:Open|Give your MCP client|- Local:) +(http\S+)$/mu.exec(text) ?? [];
      if (url) resolve(url);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  const url = await Promise.race([said, ended.then(() => undefined)]);
  if (url === undefined) throw new Error(`${name} ended:\n${text}`);
  return { url, databaseUrl: database.url, ports, output: () => text, stop } satisfies RunningExample;
}

/** What the README says to type first. */
export function startCommand(name: string): string {
  const readme = readFileSync(new URL(`../${name}/README.md`, import.meta.url), 'utf8');
  return /```sh\n(npm [^\n]+)\n```/u.exec(readme)?.[1] ?? 'false';
}
