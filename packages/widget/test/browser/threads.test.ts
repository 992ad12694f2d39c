import type { Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { callsOf, openDockPage, untilState } from './dock-page.ts';

const chat = chatSuite();

/** Has the chat say which thread is open, as a renderer does. */
const change = (page: Page, threadId: string | null): Promise<void> =>
  page.evaluate(
    (id) => globalThis.testRenderer.mounted[0]?.say('chatkit.thread.change', { threadId: id }),
    threadId,
  );

const initialThread = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => globalThis.testRenderer.mounted[0]?.options.initialThread);

const stored = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify(Object.fromEntries(Object.entries(localStorage))));

describe('the open thread', () => {
  test('is there again after a reload, and in another element of the same user', async () => {
    const page = await chat.openReady();
    expect(await initialThread(page)).toBeNull();
    await change(page, 'thr_1');
    await change(page, 'thr_2');
    await page.reload();
    await untilState(page, 'ready');
    expect(await initialThread(page)).toBe('thr_2');
  });

  test('is forgotten when the server does not know it any more', async () => {
    const page = await chat.openReady();
    await change(page, 'thr_gone');
    await page.reload();
    await untilState(page, 'ready');
    await change(page, null); // what a renderer says when the first thread is not found
    expect(await stored(page)).toBe('{}');
  });

  test('is not the person’s choice when the chat goes away by itself', async () => {
    const page = await chat.openReady();
    await change(page, 'thr_1');
    await page.evaluate(() => document.querySelector('chat-dock')?.remove());
    await expect.poll(() => page.evaluate(() => globalThis.testRenderer.mounted.length)).toBe(0);
    expect(await stored(page)).toContain('thr_1');
  });

  test('newThread() leaves it, and the next visit starts anew', async () => {
    const page = await chat.openReady();
    await change(page, 'thr_1');
    await page.evaluate(() => document.querySelector('chat-dock')?.newThread());
    expect(await callsOf(page)).toEqual([['setThreadId', null]]);
    expect(await stored(page)).toBe('{}');
  });

  test.each(['blocked', 'full'])('%s storage costs the memory and nothing else', async (kind) => {
    const breakStorage = {
      blocked: `for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });`,
      full: `Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };`,
    }[kind];
    const page = await chat.openReady({ before: (fresh) => fresh.addInitScript(breakStorage ?? '') });
    await change(page, 'thr_1');
    await page.reload();
    await untilState(page, 'ready');
    expect(await initialThread(page)).toBeNull();
  });
});

describe('two users of one browser', () => {
  test('never meet: neither id nor name is readable, and nobody gets the other’s thread', async () => {
    const { site, openReady, context } = chat;
    const page = await openReady();
    await change(page, 'thr_of_ann');
    site.user = 'bob';
    site.requests.length = 0;
    const bobs = await openDockPage(context, site, { path: '/bob' });
    await untilState(bobs, 'ready');
    expect(await initialThread(bobs)).toBeNull();
    await change(bobs, 'thr_of_bob');
    for (const { path, body } of site.requests) expect(path + body).not.toContain('thr_of_ann');
    const names = await bobs.evaluate(() => Object.keys(localStorage));
    expect(names).toHaveLength(2);
    expect(names.join()).not.toMatch(/ann|bob|127\.0\.0\.1/);
    site.user = 'ann';
    await page.reload();
    await untilState(page, 'ready');
    expect(await initialThread(page)).toBe('thr_of_ann');
  });

  test('after signOut() nothing of the first is left: on the page, in storage, in requests', async () => {
    const { site, openReady } = chat;
    const page = await openReady();
    await change(page, 'thr_of_ann');
    const [annsSecret] = site.secrets;
    await page.evaluate(() => document.querySelector('chat-dock')?.signOut());
    expect(await stored(page)).toBe('{}');
    site.user = 'bob';
    site.requests.length = 0;
    await page.evaluate(() => document.querySelector('chat-dock')?.reconnect());
    await untilState(page, 'ready');
    expect(await initialThread(page)).toBeNull();
    expect(JSON.stringify(site.requests)).not.toContain(annsSecret);
    expect(await page.content()).not.toContain('thr_of_ann');
  });

  test('signOut() before the chat is there forgets as well', async () => {
    const { openReady } = chat;
    const page = await openReady();
    await change(page, 'thr_of_ann');
    await page.addInitScript(`addEventListener('DOMContentLoaded', () => {
      document.querySelector('chat-dock').renderer = () => new Promise(() => {});
      addEventListener('chat-dock-session-changed', ({ outcome }) => (globalThis.outcome = outcome));
    })`);
    await page.reload();
    await page.waitForFunction(`globalThis.outcome === 'opened'`);
    await page.evaluate(() => document.querySelector('chat-dock')?.signOut());
    expect(await stored(page)).toBe('{}');
  });

  test('a user who cannot be told from others is not remembered', async () => {
    const { site, openReady } = chat;
    site.onToken = () => {
      site.issued.push('opaque-token');
      return { status: 200, body: { token: 'opaque-token' } };
    };
    const page = await openReady();
    await change(page, 'thr_1');
    expect(await stored(page)).toBe('{}');
  });
});
