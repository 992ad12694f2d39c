import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@chatdock/testing';

const repository = resolve(import.meta.dirname, '../../..');

/** The demo, started as `npm start` starts it. */
export interface RunningDemo {
  url: string;
  port: number;
  /** Everything it printed so far. */
  output(): string;
  /** Ctrl-C. Resolves to the exit code. */
  stop(): Promise<number | null>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

/** A folder for `CHATDOCK_DATA_DIR`, and the way to remove it. */
export async function dataFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'chatdock-demo-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Starts the demo with exactly these variables and waits for its banner. Rejects with its output if it ends before. */
export async function startDemo(env: Record<string, string>): Promise<RunningDemo> {
  const port = Number(env['PORT'] ?? (await freePort()));
  const { child, output, ended } = run({ ...env, PORT: String(port) });
  const ready = new Promise<void>((done) => {
    child.stdout?.on('data', () => {
      if (output().includes('Ctrl-C stops it.')) done();
    });
  });
  const first = await Promise.race([ready, ended.then((code) => ({ code }))]);
  if (first) throw new Error(`The demo ended with code ${first.code}:\n${output()}`);
  return {
    url: `http://localhost:${port}`,
    port,
    output,
    stop: () => {
      signal(child, 'SIGINT');
      return ended;
    },
    kill: async () => {
      signal(child, 'SIGKILL');
      await ended;
      while (isThere(child)) await sleep(20); // its children take a moment longer
    },
  };
}

/** Starts the demo where it cannot start, and resolves to how it ended. */
export async function failToStart(
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const { output, ended } = run(env);
  const code = await ended;
  return { code, output: output() };
}

function run(env: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['.toolchain/start.mjs'], {
    cwd: repository,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a process group of its own, to be signalled as a terminal does
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  child.stderr.on('data', (chunk) => (text += chunk));
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
  return { child, output: () => text, ended };
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid && child.exitCode === null) process.kill(-child.pid, name);
}

/** Whether any process of the group is left. */
function isThere(child: ChildProcess): boolean {
  try {
    return child.pid !== undefined && process.kill(-child.pid, 0);
  } catch {
    return false;
  }
}
