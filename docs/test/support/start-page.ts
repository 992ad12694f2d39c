import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'node:net';
import { freePort } from '@chatdock/testing';
import { onTestFinished } from 'vitest';
import type { PackedPackages } from './packed-packages.ts';

/** One thing that a page asks its reader to do. */
type Step = { file: string; content: string } | { command: string };

/** What a page says, as somebody does it who reads it from the top. */
export interface FollowedPage {
  /** The address that it says to open. */
  readonly address: string;
  /** What it says to write. */
  readonly message: string;
  /** The block in which it says what is printed. */
  readonly says: string;
  /** What its last command printed, once that has ended. */
  readonly printed: Promise<string>;
}

/**
 * Does what `docs/start/<name>.md` says, from an empty folder: saves its files, runs its commands, in their order. The ports it names
 * are exchanged for free ones, and nothing else.
 */
export async function followPage(name: string, packages: PackedPackages): Promise<FollowedPage> {
  const page = await onFreePorts(readFileSync(new URL(`../../start/${name}.md`, import.meta.url), 'utf8'));
  const folder = mkdtempSync(join(packages.folder, `${name}-`));
  // A command that fetches a package by itself finds it here, as it would in npm's own folder.
  for (const [, fetched = ''] of page.text.matchAll(/^ *npx (@chatdock\/[\w-]+)/gmu))
    packages.install([fetched], folder);
  let printed = Promise.resolve('');
  for (const step of stepsOf(page.text)) {
    if ('file' in step) save(join(folder, step.file), step.content);
    else if (step.command.startsWith('npm install '))
      packages.install(step.command.split(' ').slice(2), folder);
    else printed = (await run(step.command, { folder, ports: [...page.ports.values()] })).printed;
  }
  return {
    address: found(page.text, /Open <(http[^>]+)>/u),
    message: found(page.text, /write “([^”]+)”/u),
    says: found(page.text, /```text\n([^]*?)```/u),
    printed,
  };
}

const found = (page: string, what: RegExp): string => what.exec(page)?.[1] ?? '';

async function onFreePorts(page: string) {
  const ports = new Map<string, number>();
  for (const port of ['3000', '5173']) ports.set(port, await freePort());
  return { ports, text: page.replaceAll(/\b(?:3000|5173)\b/gu, (port) => String(ports.get(port))) };
}

/** The blocks of a page: a file is named in a comment above it, a command is `sh`. */
function stepsOf(page: string): Step[] {
  const blocks = page.matchAll(/(?:<!-- file: (\S+) -->\n\n)?^( *)```(\w+)\n([^]*?)^ *```/gmu);
  return [...blocks].flatMap(([, file, indent = '', language, body = '']): Step[] => {
    const content = body.replaceAll(new RegExp(`^${indent}`, 'gmu'), '');
    if (file !== undefined) return [{ file, content }];
    return language === 'sh'
      ? content
          .trim()
          .split('\n')
          .map((command) => ({ command }))
      : [];
  });
}

function save(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

interface Place {
  readonly folder: string;
  /** The chat's, then the page's. */
  readonly ports: readonly number[];
}

/** `node` is the one that the tests run on, whatever else is installed. */
const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);

/** Runs a command as a terminal would, with nothing in the environment but a port and a home, until it ends or serves something. */
async function run(command: string, { folder, ports }: Place): Promise<{ printed: Promise<string> }> {
  const before = await listening(ports);
  const child = spawn(command, {
    cwd: folder,
    shell: true,
    detached: true,
    env: { PATH: path, HOME: folder, PORT: String(ports[0]), npm_config_offline: 'true' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed = text(child.stdout); // from the beginning: what nobody has read is gone when it ends
  const exited = once(child, 'exit');
  onTestFinished(async () => {
    if (child.pid === undefined || child.exitCode !== null) return;
    process.kill(-child.pid, 'SIGTERM');
    await exited;
  });
  while (child.exitCode === null && (await listening(ports)) === before) await sleep(50);
  return { printed };
}

/** How many of the ports are listened at. */
async function listening(ports: readonly number[]): Promise<number> {
  const open = await Promise.all(
    ports.map(async (port) => {
      const socket = connect({ port, host: 'localhost' });
      const isOpen = await once(socket, 'connect').then(
        () => true,
        () => false,
      );
      socket.destroy();
      return isOpen;
    }),
  );
  return open.filter(Boolean).length;
}
