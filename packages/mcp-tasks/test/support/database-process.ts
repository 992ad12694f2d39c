import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** Another process that has opened an embedded database, or failed to. */
export interface DatabaseProcess {
  pid: number;
  /** What it said: the description of the database, or an error. */
  said: string;
  /** Ends it without a chance to clean up. */
  kill(): Promise<void>;
  /** Lets it close its database and end. */
  finish(): Promise<void>;
}

/** Starts one and waits for its line. It is killed when the test ends. */
export async function startDatabaseProcess(
  dataDir: string | undefined,
  cwd = process.cwd(),
): Promise<DatabaseProcess> {
  const script = fileURLToPath(new URL('./hold-database.ts', import.meta.url));
  const child = spawn(process.execPath, dataDir ? [script, dataDir] : [script], {
    cwd,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = await once(createInterface(child.stdout), 'line');
  return {
    pid: child.pid ?? 0,
    said: String(said),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async finish() {
      child.stdin.end();
      await ended;
    },
  };
}
