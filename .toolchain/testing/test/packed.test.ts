import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPacked } from '../src/install-packed.ts';

// Our packages as npm packs them, in an empty project of somebody else.

const root = fileURLToPath(new URL('../../../', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const packages = ['@chatdock/mcp-tasks', '@chatdock/server', '@chatdock/widget'];

let project: string;
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'chatdock-project-'));
  write('package.json', JSON.stringify({ name: 'stranger', private: true, type: 'module' }));
  installPacked(project, { link: true });
  // What the project brings itself: the peers, and the types of what it runs on.
  for (const name of ['express', 'react', '@types/express', '@types/node', '@types/react']) bring(name);
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

function bring(name: string): void {
  const place = join(project, 'node_modules', name);
  mkdirSync(join(place, '..'), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), place);
}

function write(file: string, text: string): void {
  writeFileSync(join(project, file), text);
}

/** What a program prints; it is expected to end well. */
function run(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
  expect(status, `${stdout}${stderr}`).toBe(0);
  return stdout;
}

const manifestOf = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(project, 'node_modules', name, 'package.json'), 'utf8'));

/** The addresses that a package is imported by, but for those of whole folders. */
function entriesOf(name: string): string[] {
  const { exports = {} } = manifestOf(name);
  return Object.keys(exports ?? {})
    .filter((key) => !key.includes('*') && !key.endsWith('.json'))
    .map((key) => name + key.slice(1));
}

describe.each(packages)('%s', (name) => {
  test('each entry can be imported, and doing so says and starts nothing', () => {
    const entries = entriesOf(name);
    const loads = entries.map((entry) => `await import(${JSON.stringify(entry)});`).join('\n');
    write('load.js', `${loads}\nconsole.log('loaded');\n`);
    expect(entries.length).toBeGreaterThan(0);
    expect(run('load.js')).toBe('loaded\n');
  });

  test('the commands that it brings run', () => {
    const { bin = {}, version } = manifestOf(name);
    const printed = Object.values(bin ?? {}).map((path) =>
      run(join('node_modules', name, String(path)), '--version').trim(),
    );
    expect(printed).toEqual(Object.keys(bin ?? {}).map(() => version));
  });
});

/** What an application in TypeScript says of all three. */
const application = `
import { createServer } from 'node:http';
import express from 'express';
import { chatdock, streamText, type ChatdockOptions } from '@chatdock/server';
import { parseRequest } from '@chatdock/server/protocol';
import { openDatabase } from '@chatdock/mcp-tasks/database';
import type { ChatDock } from '@chatdock/widget';
import '@chatdock/widget/define';
import { ChatDock as ChatDockComponent } from '@chatdock/widget/react';

const options: ChatdockOptions = {
  auth: { secret: 'a secret of thirty-two characters' },
  respond: async function* (turn) {
    yield* streamText(turn, ['You said: ', String(turn.message?.content.length)]);
  },
};
const chat = chatdock(options);
const app = express();
app.use('/api/chatkit', chat);
createServer(app);

const dock: ChatDock = document.createElement('chat-dock');
dock.getToken = async () => 'a token';
export const used = [parseRequest, openDatabase, ChatDockComponent, dock];

// @ts-expect-error: a secret is a text
chatdock({ auth: { secret: 1 } });
`;

// Once with all that our declarations lead to, which takes the compiler a while.
test.each([
  { moduleResolution: 'nodenext', module: 'nodenext', skipLibCheck: false },
  { moduleResolution: 'bundler', module: 'esnext', skipLibCheck: true },
])('types are found, and complete, with module resolution $moduleResolution', (resolution) => {
  write('app.ts', application);
  const compilerOptions = {
    ...resolution,
    target: 'es2023',
    lib: ['es2024', 'esnext', 'dom', 'dom.iterable'],
    strict: true,
    noEmit: true,
    jsx: 'react-jsx',
    types: ['node'],
  };
  write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['app.ts'] }));
  expect(run(tsc, '-p', '.')).toBe('');
});
