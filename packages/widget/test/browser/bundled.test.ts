import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';

// The package as npm gives it to a stranger, in an application that Vite builds.

const here = fileURLToPath(new URL('../..', import.meta.url));
const chat = chatSuite();
let folder = '';

beforeAll(async () => {
  const parent = join(here, '.artifacts');
  mkdirSync(parent, { recursive: true });
  folder = mkdtempSync(join(parent, 'bundled-'));
  const installed = join(folder, 'node_modules/@chatdock/widget');
  mkdirSync(installed, { recursive: true });
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], here);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], folder);
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="en"><head><title>App</title><script type="module" src="/app.js"></script></head><body><main><h1>App</h1><chat-dock api="/chat" token-url="/token"></chat-dock></main></body></html>',
  );
  writeFileSync(join(folder, 'app.js'), "import '@chatdock/widget/define';\n");
  await build({ root: folder, logLevel: 'error', configFile: false });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, args: string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
}

test('an application loads what a person needs to type, and the rest on demand', async () => {
  const { site, context } = chat;
  const assets = readdirSync(join(folder, 'dist/assets')).filter((name) => name.endsWith('.js'));
  for (const name of assets)
    site.pages.set(`/assets/${name}`, {
      html: readFileSync(join(folder, 'dist/assets', name), 'utf8'),
      headers: { 'content-type': 'text/javascript' },
    });
  const html = readFileSync(join(folder, 'dist/index.html'), 'utf8');
  site.pages.set('/', { html, headers: {} });
  const page = await context.newPage();
  await page.goto(`${site.origin}/`);
  const message = page.getByRole('textbox', { name: 'Message' });
  await message.fill('Hello');
  expect(await message.inputValue()).toBe('Hello');
  const loaded = site.requests.map(({ path }) => path).filter((path) => path.startsWith('/assets/'));
  const [, entry = ''] = /<script[^>]* src="([^"]+)"/.exec(html) ?? [];
  expect(loaded).toContain(entry);
  const first = site.pages.get(entry)?.html ?? '';
  expect(first).toContain('chat-dock');
  expect(first).not.toContain('chatkit-composer'); // the chat UI is a file of its own
  expect(loaded.filter((path) => /widget|leave/.test(path))).toEqual([]);
  expect(assets.length).toBeGreaterThanOrEqual(5);
});
