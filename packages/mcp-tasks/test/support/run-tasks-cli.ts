import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The command as its package runs it, and this Node. */
export const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** `chatdock-tasks` in a process of its own. */
export interface RunningCli {
  child: ChildProcess;
  /** Resolves when it has ended. */
  ended: Promise<{ code: unknown; stdout: string; stderr: string }>;
}

/** Starts it with nothing in its environment but `env`. It is killed when the test ends. */
export function runTasksCli(
  args: readonly string[],
  env: Record<string, string> = {},
  input = '',
): RunningCli {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', cli, ...args], {
    env: { HOME: '/nonexistent', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (input !== '') child.stdin.end(input);
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(
    ([[code], stdout, stderr]) => ({ code, stdout, stderr }),
  );
  return { child, ended };
}

/** Starts it over HTTP on a free port, and waits for the line that says where. */
export async function startHttpCli(
  args: readonly string[],
  env: Record<string, string>,
): Promise<RunningCli & { url: URL }> {
  const running = runTasksCli(['--http', '--port', '0', ...args], env);
  const { child, ended } = running;
  if (!child.stderr) throw new Error('no stderr');
  const line = once(createInterface(child.stderr), 'line').then(([said]) => String(said));
  const said = await Promise.race([line, ended.then(({ stderr }) => `ended: ${stderr}`)]);
  const address = /served at (\S+)\. /u.exec(said)?.[1];
  if (!address) throw new Error(said);
  return { ...running, url: new URL(address) };
}
