import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@chatdock/testing';
import { expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { dockHtml } from './dock-page.ts';

const chat = chatSuite();

/** The bytes of a built file, compressed by gzip. */
function gzipped(path: string): number {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return readFileSync(new URL(`../../dist/embed/${name}.gz`, import.meta.url)).length;
}

/** The buttons below an answer, and what helps when the connection is lost: fetched beside the first answer, which does without. */
const beside = /\/(?:message-actions|trouble)-/;

/** What a visitor has downloaded of the built files until now, but for that. */
function downloaded(): { files: string[]; bytes: number } {
  const files = chat.site.requests
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.js') && !beside.test(path));
  return { files, bytes: files.reduce((sum, path) => sum + gzipped(path), 0) };
}

async function open(): Promise<Page> {
  chat.site.page('/bytes', `${dockHtml}<script src="/chat/embed.js" defer></script>`);
  const page = await chat.context.newPage();
  await page.goto(`${chat.site.origin}/bytes`);
  return page;
}

const message = (page: Page) => page.getByRole('textbox', { name: 'Message' });

/** Sends a message, and has it answered with this. */
async function ask(page: Page, item: object): Promise<void> {
  const events = [
    { type: 'thread.created', thread: { id: 'thr_1' } },
    { type: 'thread.item.done', item: { type: 'user_message', id: 'msg_1', content: [] } },
    { type: 'thread.item.done', item: { id: 'item_2', ...item } },
  ];
  chat.site.onChat = () => ({
    status: 200,
    body: events.map((event) => `id: turn_1-1\ndata: ${JSON.stringify(event)}\n\n`).join(''),
    headers: { 'content-type': 'text/event-stream' },
  });
  await message(page).fill('Hello');
  await message(page).press('Enter');
}

const answer = {
  type: 'assistant_message',
  content: [{ type: 'output_text', text: 'This is **it**.', annotations: [] }],
};
const widget = {
  type: 'widget',
  widget: { type: 'Card', children: [{ type: 'Button', label: 'Share', onClickAction: { type: 'share' } }] },
};

test('a person can type after at most 20,000 bytes, in two requests', async () => {
  chat.site.page('/bytes', `${dockHtml}<script src="/chat/embed.js" defer></script>`);
  const page = await chat.context.newPage();
  // What shows the conversation may come later: here it never comes.
  let first = true;
  await page.route('**/chat/widget/*', async (route) => {
    if (first) await route.continue();
    first = false;
  });
  await page.goto(`${chat.site.origin}/bytes`);
  await message(page).fill('Hello');
  expect(await message(page).inputValue()).toBe('Hello');
  const { files, bytes } = downloaded();
  expect(files).toEqual(['/chat/embed.js', expect.stringMatching(/^\/chat\/widget\/chat-dock-/)]);
  expect(bytes).toBeLessThanOrEqual(20_000);
});

/** How many bytes a visitor has downloaded when what was asked for is there. */
async function bytesOf(answered: object, shown: (page: Page) => Locator): Promise<number> {
  const page = await open();
  await ask(page, answered);
  await shown(page).waitFor();
  return downloaded().bytes;
}

test('an answer is there after at most 32,000 bytes', async () => {
  expect(await bytesOf(answer, (page) => page.getByText('This is it.'))).toBeLessThanOrEqual(32_000);
});

test('a widget is there after at most 45,000 bytes', async () => {
  const bytes = await bytesOf(widget, (page) => page.getByRole('button', { name: 'Share' }));
  expect(bytes).toBeLessThanOrEqual(45_000);
});

test('of a chat behind a button nothing but the button is asked for before it is near being used', async () => {
  chat.site.page(
    '/button',
    `<script>globalThis.requestIdleCallback = () => 0;</script>${dockHtml.replace('>', ' launcher>')}<script src="/chat/embed.js" defer></script>`,
  );
  const page = await chat.context.newPage();
  await page.goto(`${chat.site.origin}/button`);
  const asked = (): string[] => chat.site.requests.map(({ path }) => path);
  await expect.poll(asked).toHaveLength(3);
  await page.evaluate(() => new Promise((resolve) => void setTimeout(resolve, 100)));
  const button = expect.stringMatching(/^\/chat\/widget\/launcher-button-/);
  expect(asked()).toEqual(['/button', '/chat/embed.js', button]);
  await page.evaluate(() => window.Chatdock?.push(['focusComposer']));
  await expect.poll(() => asked().length).toBeGreaterThan(3);
});
