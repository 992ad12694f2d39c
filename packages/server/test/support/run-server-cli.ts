import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

// As it is built: it starts in half the time.
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** `chatdock` in a process of its own, in an empty folder. */
export interface RunningCli {
  readonly child: ChildProcess;
  /** What it has written so far. */
  readonly output: { stdout: string; stderr: string };
  /** Resolves when it has ended. */
  readonly ended: Promise<{ code: unknown; stdout: string; stderr: string }>;
}

/** When it is killed: what is to be done then is handed over. */
type AtEnd = (clean: () => void) => void;

/** Starts it with nothing in its environment but `env`. It is killed when the test ends, unless something else is said. */
export function runServerCli(
  args: readonly string[],
  env: Record<string, string> = {},
  atEnd: AtEnd = onTestFinished,
): RunningCli {
  const folder = mkdtempSync(join(tmpdir(), 'chatdock-cli-'));
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  atEnd(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as unknown, ...output }));
  return { child, output, ended };
}

/** Starts a server on a free port, and waits until it says where. */
export async function startServerCli(
  env: Record<string, string>,
  args: readonly string[] = [],
  atEnd?: AtEnd,
): Promise<RunningCli & { readonly url: string; readonly api: string }> {
  const running = runServerCli(args, { PORT: '0', ...env }, atEnd);
  const { child, output, ended } = running;
  for (;;) {
    const address = /"url":"(http:[^"]+)"/u.exec(output.stdout)?.[1];
    if (address) return { ...running, url: address, api: `${address}/api/chatkit` };
    const more = once(child.stdout!, 'data');
    const said = await Promise.race([more, ended.then(({ stderr }) => `It ended: ${stderr}`)]);
    if (typeof said === 'string') throw new Error(said);
  }
}

/** The lines of its log, as far as they are whole. */
export function linesOf({ output }: RunningCli): Record<string, unknown>[] {
  return output.stdout
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}
