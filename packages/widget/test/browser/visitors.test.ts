import type { Page } from '@chatdock/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { openDockPage, untilState } from './dock-page.ts';

const chat = chatSuite();
const html = '<chat-dock api="/chat"></chat-dock>';

beforeEach(() => {
  chat.site.takesVisitors = true;
});

/** Has the chat say which thread is open, as a renderer does. */
const change = (page: Page, threadId: string): Promise<void> =>
  page.evaluate(
    (id) => globalThis.testRenderer.mounted[0]?.say('chatkit.thread.change', { threadId: id }),
    threadId,
  );

const initialThread = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => globalThis.testRenderer.mounted[0]?.options.initialThread);

const stored = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));

const signInHere = `document.querySelector('chat-dock').getToken = async () => (await (await fetch('/token')).json()).token;`;

const asked = () => chat.site.asked('POST /chat/session').map(({ bearer, visitor }) => ({ bearer, visitor }));

describe('a visitor without an account', () => {
  test('chats without a token, and is the same one after a reload, with the same thread', async () => {
    const { site, openReady } = chat;
    const page = await openReady({ html });
    const [visitor] = site.visitors;
    expect(await stored(page)).toEqual({ [`chat-dock:visitor:${site.origin}/chat`]: visitor });
    await change(page, 'thr_1');
    await page.reload();
    await untilState(page, 'ready');
    expect(await initialThread(page)).toBe('thr_1');
    expect(asked()).toEqual([
      { bearer: null, visitor: null },
      { bearer: visitor, visitor: null },
    ]);
  });

  test('signs in on the page: the same thread is shown, and nothing of the visitor is left', async () => {
    const { site, openReady } = chat;
    const page = await openReady({ html });
    const [visitor] = site.visitors;
    await change(page, 'thr_1');
    await page.evaluate(signInHere);
    await expect.poll(() => asked().length).toBe(2);
    await untilState(page, 'ready');
    expect(await initialThread(page)).toBe('thr_1');
    expect(asked()[1]).toEqual({ bearer: expect.not.stringMatching(/^cv_/), visitor });
    const left = Object.entries(await stored(page));
    expect(left).toEqual([[expect.stringMatching(/^chat-dock:thread:[0-9a-f]{64}$/), 'thr_1']]);
    site.secrets.clear();
    await page.evaluate(() => document.querySelector('chat-dock')?.reconnect());
    await expect.poll(() => asked().length).toBe(3);
    expect(asked()[2]?.visitor).toBeNull();
  });

  test('signs in elsewhere and comes back: the same', async () => {
    const { site, openReady, context } = chat;
    const page = await openReady({ html });
    const [visitor] = site.visitors;
    await change(page, 'thr_1');
    const back = await openDockPage(context, site, { path: '/signed-in' });
    await untilState(back, 'ready');
    expect(asked()[1]).toMatchObject({ visitor });
    expect(await initialThread(back)).toBe('thr_1');
    await back.reload();
    await untilState(back, 'ready');
    expect(await initialThread(back)).toBe('thr_1');
    expect(asked()[2]).toMatchObject({ visitor: null });
  });

  test('whom the page knows by a cookie finds the thread once more', async () => {
    const { site, openReady } = chat;
    const page = await openReady({ html });
    await change(page, 'thr_1');
    site.onSession = () => {
      site.secrets.add('cs_cookie');
      return { status: 201, body: { client_secret: 'cs_cookie', expires_at: Date.now() / 1000 + 600 } };
    };
    await page.reload();
    await untilState(page, 'ready');
    expect(await initialThread(page)).toBe('thr_1');
    expect(await stored(page)).toEqual({});
  });

  test('who signs out, or the user they became, leaves nothing', async () => {
    const { site, openReady } = chat;
    const page = await openReady({ html });
    await change(page, 'thr_1');
    await page.evaluate(() => document.querySelector('chat-dock')?.signOut());
    expect(await stored(page)).toEqual({});
    await page.evaluate(() => document.querySelector('chat-dock')?.reconnect());
    await untilState(page, 'ready');
    expect(await initialThread(page)).toBeNull();
    await change(page, 'thr_2');
    await page.evaluate(signInHere);
    await expect.poll(() => initialThread(page)).toBe('thr_2');
    await page.evaluate(() => document.querySelector('chat-dock')?.signOut());
    expect(await stored(page)).toEqual({});
    expect(site.visitors.size).toBe(2);
  });

  test('several chats on a page are one visitor', async () => {
    const { openReady } = chat;
    const page = await openReady({ html: html.repeat(3) });
    await expect.poll(() => page.locator('chat-dock[state=ready]').count()).toBe(3);
    const last = chat.site.asked('POST /chat/session').slice(-1);
    const [visitor] = Object.values(await stored(page));
    expect(visitor).toMatch(/^cv_/);
    await page.reload();
    await expect.poll(() => page.locator('chat-dock[state=ready]').count()).toBe(3);
    const after = chat.site.asked('POST /chat/session').slice(-3);
    expect(after.map(({ bearer }) => bearer)).toEqual([visitor, visitor, visitor]);
    expect(last).toHaveLength(1);
  });

  test.each(['blocked', 'full'])('%s storage costs the memory and nothing else', async (kind) => {
    const breakStorage = {
      blocked: `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });`,
      full: `Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };`,
    }[kind];
    const { site, openReady } = chat;
    const page = await openReady({ html, before: (fresh) => fresh.addInitScript(breakStorage ?? '') });
    await page.reload();
    await untilState(page, 'ready');
    expect(site.visitors.size).toBe(2);
    await page.evaluate(() => document.querySelector('chat-dock')?.reconnect());
    await expect.poll(() => asked().length).toBe(3);
    await untilState(page, 'ready');
    expect(site.visitors.size).toBe(2);
  });
});
