import { freePort } from '@chatdock/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { RunningHost } from './host.ts';

const packages = resolve(import.meta.dirname, '../../../..');
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

/** The application in `next-app/`, built and started as its owner would, with our packages installed in it. */
export async function startNextApp(env: Record<string, string>): Promise<RunningHost> {
  const folder = await mkdtemp(join(packages, 'server', '.next-app-'));
  const settings = { ...env, NEXT_TELEMETRY_DISABLED: '1', PATH: process.env['PATH'] ?? '' };
  const run = (args: string[]) =>
    spawn(process.execPath, [next, ...args], { cwd: folder, env: settings, stdio: 'pipe' });
  try {
    await install(folder);
    const build = run(['build']);
    const said = outputOf(build);
    const [code] = await once(build, 'close');
    if (code !== 0) throw new Error(`next build ended with ${code}:\n${said()}`);
    const port = await freePort();
    const server = run(['start', '--hostname', '127.0.0.1', '--port', String(port)]);
    await ready(server);
    return { origin: `http://127.0.0.1:${port}`, close: () => stop(server, folder) };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Copies, not links: Next.js takes what is linked for a part of the application. */
async function install(folder: string): Promise<void> {
  await cp(resolve(import.meta.dirname, '../next-app'), folder, { recursive: true });
  for (const name of ['server', 'mcp-tasks', 'widget']) {
    for (const part of ['package.json', 'dist']) {
      const target = join(folder, 'node_modules/@chatdock', name, part);
      await cp(join(packages, name, part), target, { recursive: true });
    }
  }
}

async function ready(server: ChildProcess): Promise<void> {
  const said = outputOf(server);
  const ended = once(server, 'close').then(() => {
    throw new Error(`next start ended:\n${said()}`);
  });
  ended.catch(() => {});
  const isUp = new Promise<void>((done) => {
    server.stdout?.on('data', () => said().includes('Ready in') && done());
  });
  await Promise.race([isUp, ended]);
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  server.kill('SIGTERM');
  if (server.exitCode === null) await once(server, 'close');
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

function outputOf({ stdout, stderr }: ChildProcess): () => string {
  let text = '';
  stdout?.on('data', (chunk) => (text += chunk));
  stderr?.on('data', (chunk) => (text += chunk));
  return () => text;
}
