import type { Page } from '@chatdock/testing';
import { expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { untilState } from './dock-page.ts';
import { untilKept } from './tab-script.ts';

const chat = chatSuite();

const say = (page: Page, name: string, detail?: object): Promise<void> =>
  page.evaluate(([event, data]) => globalThis.testRenderer.mounted[0]?.say(event, data), [
    name,
    detail,
  ] as const);
const open = (page: Page, threadId: string | null) => say(page, 'chatkit.thread.change', { threadId });
const kept = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify(Object.fromEntries(Object.entries(sessionStorage))));

const holding = (page: Page, text: string) =>
  expect.poll(() => page.getByLabel('Message').inputValue()).toBe(text);

test('what is written stays with its conversation, over reloads, and goes with its writer', async () => {
  const page = await chat.openReady();
  const box = page.getByLabel('Message');
  const holds = (text: string) => holding(page, text);
  await box.fill('Something new');
  await untilKept(page, 'Something new');

  await open(page, 'thr_1');
  await holds('');
  await box.fill('Dear assistant');
  await page.reload();
  await untilState(page, 'ready');
  await holds('Dear assistant');
  await open(page, null);
  await holds('Something new');
  expect(await kept(page)).toMatch(/^\{"chat-dock:thread:[0-9a-f]{64}":/);

  // A conversation that is made by sending takes along what is written meanwhile.
  await say(page, 'chatkit.response.start');
  await box.fill('And another thing');
  await open(page, 'thr_2');
  await say(page, 'chatkit.response.end');
  await holds('And another thing');
  await open(page, null);
  await holds('');

  // Starting over with the same user brings it back.
  await open(page, 'thr_2');
  await holds('And another thing');
  await page.evaluate(() => document.querySelector('chat-dock')?.reconnect());
  await holds('And another thing');

  await page.evaluate(() => document.querySelector('chat-dock')?.signOut());
  expect(await kept(page)).toBe('{}');
});

test('what is written in a conversation that turns out to be gone is for the new one, with what is kept for that', async () => {
  const page = await chat.openReady();
  const box = page.getByLabel('Message');
  const holds = (text: string) => holding(page, text);
  await box.fill('One.');
  await untilKept(page, 'One.');
  await open(page, 'thr_gone');
  await holds('');
  await box.fill('Two.');
  await page.evaluate(() => {
    const [mounted] = globalThis.testRenderer.mounted;
    mounted?.say('chatkit.error', { error: { code: 'thread_not_found' } });
    mounted?.say('chatkit.thread.change', { threadId: null });
  });
  await holds('One.Two.'); // each in its line, of which this box has one
  await open(page, 'thr_gone');
  await holds('');
  await open(page, null);
  await holds('One.Two.');
});
