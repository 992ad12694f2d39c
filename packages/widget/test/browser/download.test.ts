import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { dockHtml, patience, untilState } from './dock-page.ts';

const chat = chatSuite();

/** What a visitor downloads of a built file, compressed by gzip. */
function gzipped(path: string): number {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return readFileSync(new URL(`../../dist/embed/${name}.gz`, import.meta.url)).length;
}

test('a person can type after at most 20 kB, in three requests', async () => {
  const { site, context } = chat;
  site.page('/bytes', `${dockHtml}<script src="/chat/embed.js" defer></script>`);
  const page = await context.newPage();
  const late: string[] = [];
  // What shows the conversation may come later: here it never comes.
  await page.route(/\/(conversation|streamed)/, (route) => void late.push(route.request().url()));
  await page.goto(`${site.origin}/bytes`);
  await untilState(page, 'ready');
  const box = page.getByRole('textbox', { name: 'Message' });
  await box.fill('Hello');
  expect(await box.inputValue()).toBe('Hello');
  const scripts = site.requests.map(({ path }) => path).filter((path) => path.endsWith('.js'));
  expect(scripts).toHaveLength(3);
  expect(scripts.reduce((sum, path) => sum + gzipped(path), 0)).toBeLessThanOrEqual(20_000);
});

test('what draws widgets is a file of its own, of at most 14 kB', () => {
  const { files } = JSON.parse(
    readFileSync(new URL('../../dist/embed/manifest.json', import.meta.url), 'utf8'),
  );
  const [widgets, ...others] = Object.keys(files).filter((name) => name.startsWith('widgets-'));
  expect(others).toEqual([]);
  expect(gzipped(widgets ?? '')).toBeLessThanOrEqual(14_000);
});

test('the chat UI comes while the session is on its way, not after it', async () => {
  const { site, context } = chat;
  site.page('/parallel', `${dockHtml}<script src="/chat/embed.js" defer></script>`);
  const page = await context.newPage();
  await page.route('**/token', () => {});
  await page.goto(`${site.origin}/parallel`);
  await expect
    .poll(() => site.requests.some(({ path }) => path.includes('/open-renderer')), patience)
    .toBe(true);
});
