import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** A script that runs in a process of its own. */
export interface RunningScript {
  child: ChildProcess;
  /** Resolves, when it has ended, to how it ended and all it said. */
  ended: Promise<{ code: unknown; stdout: string; stderr: string }>;
}

/** Starts a script with this Node, in the folder it lies in, with `env` and nothing of ours but the path. */
export function runScript(
  name: string,
  options: { cwd: string; env?: Record<string, string> },
): RunningScript {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', name], {
    cwd: options.cwd,
    env: { PATH: process.env['PATH'], ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(
    ([[code], stdout, stderr]) => ({ code, stdout, stderr }),
  );
  return { child, ended };
}
