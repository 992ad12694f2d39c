import { freePort } from '@chatdock/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server process that can be killed and started again at the same address. */
export interface MortalServer {
  readonly api: string;
  /** What it complained of, over all its lives. */
  readonly complaints: () => string;
  isAlive(): boolean;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again; resolves when it answers. */
  start(): Promise<void>;
}

/** What it runs, and with what in its environment. */
export interface MortalServerOptions {
  readonly script?: URL;
  readonly env?: Record<string, string>;
}

export async function mortalServer(
  databaseUrl: string,
  { script = new URL('serve.ts', import.meta.url), env = {} }: MortalServerOptions = {},
): Promise<MortalServer> {
  const port = await freePort();
  let child: ChildProcess | null = null;
  let complaints = '';

  const start = async (): Promise<void> => {
    const born = spawn(process.execPath, [fileURLToPath(script)], {
      env: { PATH: process.env['PATH'], PORT: String(port), DATABASE_URL: databaseUrl, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = born;
    born.stderr.on('data', (chunk) => (complaints += chunk));
    const ready = await Promise.race([once(born.stdout, 'data'), once(born, 'exit').then(() => null)]);
    if (ready === null) throw new Error(`The server does not start:\n${complaints}`);
  };
  await start();
  return {
    api: `http://127.0.0.1:${port}/api/chatkit`,
    complaints: () => complaints,
    isAlive: () => child?.exitCode === null && child.signalCode === null,
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    start,
  };
}
