import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { callApi, callsOf, dockHtml, stateOf, untilState } from './dock-page.ts';
import { change, initialThread, openTab, stored, turn, untilLinked } from './tab-script.ts';

const chat = chatSuite();

const visitorHtml = '<chat-dock api="/chat"></chat-dock>';

/** Notes what the element says of its sessions. */
const noteOutcomes = `
  globalThis.outcomes = [];
  addEventListener('chat-dock-session-changed', ({ outcome, error }) => outcomes.push([outcome, error?.code ?? null]));`;

const outcomes = (page: Page): Promise<unknown> => page.evaluate('globalThis.outcomes');

const open = (html = dockHtml): Promise<Page> => openTab(chat, { html, script: noteOutcomes });

const box = (page: Page) => page.getByLabel('Message');

/** Calls `identify()` with a function of the page’s own; what it came to. */
const identify = (page: Page, address = '/token'): Promise<string> =>
  page.evaluate(async (from) => {
    const getToken = async (): Promise<string | null> => {
      const response = await fetch(from);
      return response.ok ? (await response.json()).token : null;
    };
    try {
      await document.querySelector('chat-dock')?.identify(getToken);
      return 'open';
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : String(error);
    }
  }, address);

const reset = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector('chat-dock')?.reset());

describe('identify()', () => {
  test('hands the visitor’s conversation over, and resolves when the session is open', async () => {
    const { site } = chat;
    site.takesVisitors = true;
    const page = await open(visitorHtml);
    await change(page, 'thr_1');
    expect(await identify(page)).toBe('open');
    await untilState(page, 'ready');
    expect(await initialThread(page)).toBe('thr_1');
    const [visitor] = site.visitors;
    expect(site.asked('POST /chat/session').at(-1)).toMatchObject({ visitor });
    expect(Object.keys(await stored(page))).toEqual([expect.stringMatching(/^chat-dock:thread:/)]);
    expect(await outcomes(page)).toEqual([
      ['opened', null],
      ['opened', null],
    ]);
  });

  test('… in every tab', async () => {
    const { site } = chat;
    site.takesVisitors = true;
    const one = await open(visitorHtml);
    const two = await open(visitorHtml);
    await change(one, 'thr_1');
    await expect.poll(() => callsOf(two)).toHaveLength(1);
    await identify(one);
    // Nobody told the page in the other tab who it is: there it is a new visitor, without the conversation.
    await expect
      .poll(() => outcomes(two))
      .toEqual([
        ['opened', null],
        ['ended', 'user_changed'],
        ['opened', null],
      ]);
    await untilState(two, 'ready');
    expect(await initialThread(two)).toBeNull();
    expect(site.visitors.size).toBe(2);
  });

  test('rejects with what keeps the session from opening, which the element shows', async () => {
    const { site } = chat;
    const page = await open();
    site.user = null;
    expect(await identify(page)).toBe('sign_in_required');
    expect(await stateOf(page)).toBe('signed-out');
    site.user = 'ann';
    site.onSession = () => ({ status: 403, body: {} });
    expect(await identify(page)).toBe('request_refused');
    site.onSession = () => null;
    expect(await identify(page)).toBe('open');
    await page.evaluate(() => document.querySelector('chat-dock')?.remove());
    const gone = page.evaluate(async () => {
      const error: unknown = await document
        .createElement('chat-dock')
        .identify()
        .catch((thrown: unknown) => thrown);
      return error instanceof Error && 'code' in error ? error.code : null;
    });
    expect(await gone).toBe('disconnected');
  });

  test('another user: nothing of the one before is left on the page, and their other tabs look who it is', async () => {
    const { site } = chat;
    const one = await open();
    const two = await open();
    await change(one, 'thr_of_ann');
    await expect.poll(() => callsOf(two)).toHaveLength(1);
    site.user = 'bob';
    expect(await identify(one)).toBe('open');
    await untilState(one, 'ready');
    expect(await initialThread(one)).toBeNull();
    await expect
      .poll(() => outcomes(two))
      .toEqual([
        ['opened', null],
        ['ended', 'user_changed'],
        ['opened', null],
      ]);
    await untilState(two, 'ready');
    expect(await initialThread(two)).toBeNull();
  });

  test('what was given goes before getToken and token-url, until reset()', async () => {
    const { site } = chat;
    const page = await open();
    await identify(page, '/token?given');
    await page.evaluate(() => document.querySelector('chat-dock')?.reconnect());
    await expect.poll(() => site.asked('GET /token?given').length).toBe(2);
    await untilState(page, 'ready');
    await reset(page);
    await untilState(page, 'ready');
    expect(site.asked('GET /token?given')).toHaveLength(2);
    expect(site.asked('GET /token')).toHaveLength(2);
  });

  test('the last of many at once is who it is, however late the others are answered', async () => {
    const { site, context } = chat;
    const page = await open();
    await change(page, 'thr_of_ann');
    let requests = 0;
    await context.route('**/chat/session', async (route) => {
      requests += 1;
      // The earlier, the later.
      if (route.request().method() === 'POST') await sleep(600 / requests);
      await route.continue().catch(() => {});
    });
    const results: Promise<string>[] = [];
    for (const user of ['bob', 'ann', 'cem', 'ann', 'bob']) {
      site.user = user;
      const before = site.asked(`GET /token?${user}`).length;
      results.push(identify(page, `/token?${user}`));
      // oxlint-disable-next-line no-await-in-loop -- one user after another
      await expect.poll(() => site.asked(`GET /token?${user}`).length).toBeGreaterThan(before);
    }
    expect(new Set(await Promise.all(results))).toEqual(new Set(['open']));
    await untilState(page, 'ready');
    expect(await page.evaluate(() => globalThis.testRenderer.mounted.length)).toBe(1);
    expect(await initialThread(page)).toBeNull();
    await change(page, 'thr_of_bob');
    expect(await callApi(page)).toEqual([200]);
    const { bearer } = site.asked('POST /chat').at(-1) ?? {};
    expect(bearer).toBe(site.issued.at(-1));
    expect(Object.values(await stored(page)).toSorted()).toEqual(['thr_of_ann', 'thr_of_bob']);
    site.user = 'ann';
    await identify(page);
    await untilState(page, 'ready');
    expect(await initialThread(page)).toBe('thr_of_ann');
  });
});

describe('reset()', () => {
  test('ends it in every tab, forgets thread and visitor, and starts over as a new visitor', async () => {
    const { site } = chat;
    site.takesVisitors = true;
    const one = await open(visitorHtml);
    const two = await open(visitorHtml);
    await change(one, 'thr_1');
    await expect.poll(() => callsOf(two)).toHaveLength(1);
    const before = [...site.secrets];
    await reset(one);
    const over = [
      ['opened', null],
      ['ended', null],
      ['opened', null],
    ];
    await expect.poll(() => outcomes(one)).toEqual(over);
    await expect.poll(() => outcomes(two)).toEqual(over);
    await Promise.all([untilState(one, 'ready'), untilState(two, 'ready')]);
    expect([await initialThread(one), await initialThread(two)]).toEqual([null, null]);
    await expect.poll(() => before.filter((secret) => site.secrets.has(secret))).toEqual([]);
    const [[name, visitor] = [], ...others] = Object.entries(await stored(one));
    expect([name, others]).toEqual([`chat-dock:visitor:${site.origin}/chat`, []]);
    // Both tabs ask at once, and are one visitor in the end, who is not the one before.
    expect([...site.visitors].indexOf(String(visitor))).toBeGreaterThan(0);
    const secrets = await Promise.all([callApi(one), callApi(two)]);
    expect(secrets).toEqual([[200], [200]]);
    const asked = site.asked('POST /chat/session');
    await one.reload();
    await untilState(one, 'ready');
    expect(site.asked('POST /chat/session').slice(asked.length)).toMatchObject([{ bearer: visitor }]);
  });

  test('a page without anyone is signed out, and nobody is sent away', async () => {
    const { site } = chat;
    const page = await open();
    site.user = null;
    await reset(page);
    await untilState(page, 'signed-out');
    await page.getByText('Please sign in to chat.').waitFor();
    expect(page.url()).toBe(`${site.origin}/page`);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test('who signs in elsewhere is there when the page is looked at again', async () => {
    const { site } = chat;
    const page = await open();
    site.user = null;
    await reset(page);
    await untilState(page, 'signed-out');
    site.user = 'ann';
    await page.evaluate(turn('visible'));
    await expect.poll(() => stateOf(page)).toBe('ready');
  });
});

describe('a text that was not sent', () => {
  test('is there again when its writer is', async () => {
    const { site } = chat;
    const page = await open();
    await box(page).fill('Dear assistant');
    site.user = null;
    site.secrets.clear();
    expect(await callApi(page)).toEqual(['sign_in_required']);
    await untilState(page, 'signed-out');
    site.user = 'ann';
    await identify(page);
    await untilState(page, 'ready');
    await expect.poll(() => box(page).inputValue()).toBe('Dear assistant');
    expect(await outcomes(page)).toEqual([
      ['opened', null],
      ['ended', 'sign_in_required'],
      ['opened', null],
    ]);
    expect(JSON.stringify(await stored(page))).not.toContain('Dear');
  });

  test('goes along when a visitor signs in', async () => {
    const { site } = chat;
    site.takesVisitors = true;
    const page = await open(visitorHtml);
    await box(page).fill('Dear assistant');
    await identify(page);
    await untilState(page, 'ready');
    await expect.poll(() => box(page).inputValue()).toBe('Dear assistant');
  });

  test.each(['identify', 'signOut', 'reset'] as const)('is nobody else’s, after %s()', async (method) => {
    const { site } = chat;
    const page = await open();
    await box(page).fill('Dear assistant');
    site.user = method === 'identify' ? 'bob' : 'ann';
    await page.evaluate((name) => document.querySelector('chat-dock')?.[name](), method);
    if (method === 'signOut') await identify(page);
    await untilState(page, 'ready');
    await expect.poll(() => outcomes(page)).toContainEqual(['opened', null]);
    await untilLinked(page);
    expect(await box(page).inputValue()).toBe('');
  });
});
