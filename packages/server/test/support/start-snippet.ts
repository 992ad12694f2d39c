import { createTestDatabase, freePort } from '@chatdock/testing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { writeSnippets } from './readme-snippets.ts';
import { userSecret } from './user-token.ts';

let created: Awaited<ReturnType<typeof createTestDatabase>>;
let written: ReturnType<typeof writeSnippets>;
beforeAll(async () => {
  created = await createTestDatabase();
  written = writeSnippets();
});
afterAll(async () => {
  written.remove();
  await created.drop();
});

/** Starts a snippet and waits until it answers. */
export async function startSnippet(name: string, env: Record<string, string>) {
  const port = await freePort();
  const child = spawn(process.execPath, [name], {
    cwd: written.folder,
    env: { PATH: process.env['PATH'], PORT: String(port), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const exited = once(child, 'exit');
  const origin = `http://127.0.0.1:${port}`;
  const isUp = () =>
    fetch(`${origin}/api/chatkit/readyz`).then(
      () => true,
      () => false,
    );
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error(`${name} ended: ${(await output).join('\n')}`);
    await sleep(50);
  }
  /** Ends it as a supervisor would; what it said, and how it ended. */
  const end = async () => {
    child.kill('SIGTERM');
    const [code] = await exited;
    return { code: code as unknown, output: (await output).join('') };
  };
  return { origin, api: `${origin}/api/chatkit`, port, end };
}

/** Where the snippets are. */
export const snippetFolder = (): string => written.folder;

/** What every snippet needs to know. */
export const known = () => ({ DATABASE_URL: created.url, BETTER_AUTH_SECRET: userSecret });
