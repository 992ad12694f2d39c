import type { Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { callsOf, dockHtml, openDockPage, stateOf, untilState } from './dock-page.ts';
import {
  change,
  initialThread,
  openTab,
  say,
  settled,
  speak,
  stored,
  threadWords,
  turn,
  withoutChannels,
} from './tab-script.ts';

const chat = chatSuite();

async function openTwo(html = dockHtml): Promise<[Page, Page]> {
  const one = await openTab(chat, { html });
  const two = await openTab(chat, { html });
  // The other one is there, and has loaded what follows this one.
  await one.waitForFunction("heard.filter((word) => word === 'here').length === 2");
  return [one, two];
}

const signOut = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector('chat-dock')?.signOut());

const mounted = (page: Page): Promise<number> => page.evaluate(() => globalThis.testRenderer.mounted.length);

/** On a page: keeps which thread is open. */
const noteThread = `addEventListener('chatkit.thread.change', ({ detail }) => (globalThis.thread = detail.threadId));`;

/** Has the chat open a thread at this very moment. */
function changeAt({ at, threadId }: { at: number; threadId: string }): void {
  while (Date.now() < at);
  globalThis.testRenderer.mounted[0]?.say('chatkit.thread.change', { threadId });
}

declare global {
  var thread: unknown;
}

/** How often a tab has told the others of another thread. */
const timesSpoken = async (page: Page): Promise<number> => (await threadWords(page)).length;

/** Whether a tab shows the thread that is remembered. */
const agrees = async (page: Page): Promise<boolean> =>
  Object.values(await stored(page)).includes(String(await page.evaluate(() => globalThis.thread)));

describe('the tabs of one user', () => {
  test('are at the same conversation: what is opened in one is opened in the others', async () => {
    const [one, two] = await openTwo();
    await change(one, 'thr_1');
    await expect.poll(() => callsOf(two)).toEqual([['setThreadId', 'thr_1']]);
    await two.evaluate(() => document.querySelector('chat-dock')?.newThread());
    await expect.poll(() => callsOf(one)).toEqual([['setThreadId', null]]);
    expect(await stored(one)).toEqual({});
    await settled(one, two);
    expect(await callsOf(two)).toEqual([
      ['setThreadId', 'thr_1'],
      ['setThreadId', null],
    ]);
  });

  test('two that speak at once agree, and are silent then', async () => {
    const tabs = await openTwo();
    const [one, two] = tabs;
    await Promise.all(tabs.map((page) => page.evaluate(noteThread)));
    const at = Date.now() + 300;
    await Promise.all(tabs.map((page, index) => page.evaluate(changeAt, { at, threadId: `thr_${index}` })));
    await expect.poll(() => Promise.all(tabs.map(timesSpoken))).toEqual([1, 1]);
    await expect.poll(() => Promise.all(tabs.map(agrees))).toEqual([true, true]);
    await settled(one, two);
    await settled(two, one);
    expect([await threadWords(one), await threadWords(two)]).toMatchObject([{ length: 1 }, { length: 1 }]);
  });

  test('a tab nobody looks at follows when it is looked at', async () => {
    const [one, two] = await openTwo();
    await two.evaluate(turn('hidden'));
    await change(one, 'thr_1');
    await change(one, 'thr_2');
    await settled(one, two);
    expect(await callsOf(two)).toEqual([]);
    await two.evaluate(turn('visible'));
    await expect.poll(() => callsOf(two)).toEqual([['setThreadId', 'thr_2']]);
  });

  test('what is being written stays with its conversation', async () => {
    const [one, two] = await openTwo();
    await two.getByLabel('Message').fill('Dear assistant');
    await change(one, 'thr_1');
    await settled(one, two);
    expect(await callsOf(two)).toEqual([]);
    expect(await two.getByLabel('Message').inputValue()).toBe('Dear assistant');
    await two.getByLabel('Message').fill('');
    await two.evaluate(turn('visible'));
    await expect.poll(() => callsOf(two)).toEqual([['setThreadId', 'thr_1']]);
  });

  test('an answer is not taken from under the reader’s eyes; the latest word is then this tab’s', async () => {
    const [one, two] = await openTwo();
    await change(two, 'thr_2');
    await expect.poll(() => callsOf(one)).toEqual([['setThreadId', 'thr_2']]);
    await say(two, 'chatkit.response.start');
    await change(one, 'thr_1');
    await settled(one, two);
    await say(two, 'chatkit.response.end');
    await expect
      .poll(() => callsOf(one))
      .toEqual([
        ['setThreadId', 'thr_2'],
        ['setThreadId', 'thr_2'],
      ]);
    expect(await callsOf(two)).toEqual([]);
    expect(Object.values(await stored(two))).toEqual(['thr_2']);
  });

  test('what was said in one is loaded by the others at the same conversation, once it is answered', async () => {
    const [one, two] = await openTwo();
    await change(one, 'thr_1');
    await expect.poll(() => callsOf(two)).toHaveLength(1);
    await say(one, 'chatkit.response.start');
    await settled(one, two);
    expect(await callsOf(two)).toHaveLength(1);
    await say(one, 'chatkit.response.end');
    await expect
      .poll(() => callsOf(two))
      .toEqual([
        ['setThreadId', 'thr_1'],
        ['fetchUpdates', undefined],
      ]);
  });

  test('a new conversation is told once it has its answer', async () => {
    const [one, two] = await openTwo();
    await say(one, 'chatkit.response.start');
    await change(one, 'thr_new');
    await settled(one, two);
    expect(await callsOf(two)).toEqual([]);
    await say(one, 'chatkit.response.end');
    await expect.poll(() => callsOf(two)).toEqual([['setThreadId', 'thr_new']]);
  });

  test('chats beside each other on a page stay two conversations', async () => {
    const page = await openTab(chat, { html: dockHtml.repeat(2) });
    await page.waitForFunction('globalThis.linked === 2');
    await change(page, 'thr_1');
    await page.evaluate(() => document.querySelectorAll('chat-dock')[0]?.setThreadId('thr_2'));
    // Either may have been there first.
    const called = await page.evaluate(() => globalThis.testRenderer.mounted.map(({ calls }) => calls));
    expect(called.filter((calls) => calls.length > 0)).toEqual([[['setThreadId', 'thr_2']]]);
  });

  test('a page that comes back from the back/forward cache follows what happened meanwhile', async () => {
    const [one, two] = await openTwo();
    await two.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    expect(await two.evaluate('globalThis.linked')).toBe(0);
    await change(one, 'thr_1');
    await two.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await expect.poll(() => callsOf(two)).toEqual([['setThreadId', 'thr_1']]);
    await change(one, 'thr_2');
    await expect.poll(() => callsOf(two)).toHaveLength(2);
  });

  test('a tab that is alone loads nothing to follow others, and brings back what is written by itself', async () => {
    const asked = (name: string) => chat.site.requests.some(({ path }) => path.includes(name));
    const one = await openTab(chat);
    await change(one, 'thr_1');
    await one.getByLabel('Message').fill('Dear assistant');
    expect([asked('/tab-link'), asked('/keep-drafts')]).toEqual([false, false]);
    await one.reload();
    await expect.poll(() => one.getByLabel('Message').inputValue()).toBe('Dear assistant');
    await openTab(chat);
    await expect.poll(() => asked('/tab-link')).toBe(true);
  });

  test('a browser without BroadcastChannel has tabs on their own', async () => {
    const { context, site } = chat;
    const page = await openDockPage(context, site, { before: withoutChannels });
    await untilState(page, 'ready');
    await change(page, 'thr_1');
    await page.reload();
    await untilState(page, 'ready');
    expect(await initialThread(page)).toBe('thr_1');
    await signOut(page);
    expect(await stateOf(page)).toBe('signed-out');
    expect(await page.evaluate('globalThis.failed')).toBeUndefined();
  });
});

test('signing out does not depend on the part that speaks to tabs', async () => {
  const { context, site } = chat;
  await context.route('**/tabs/*', (route) => route.abort());
  const page = await openDockPage(context, site);
  await untilState(page, 'ready');
  await change(page, 'thr_1');
  await signOut(page);
  expect(await stateOf(page)).toBe('signed-out');
  expect(await stored(page)).toEqual({});
  expect(site.secrets.size).toBe(0);
});

describe('W6: what is said between tabs', () => {
  test('names neither user nor API, and holds no token', async () => {
    const [one, two] = await openTwo();
    await change(one, 'thr_1');
    await settled(one, two);
    expect(await two.evaluate('globalThis.channel')).toMatch(/^chat-dock:thread:[0-9a-f]{64}$/);
    const heard = JSON.stringify(await two.evaluate('globalThis.heard'));
    expect(heard).toContain('thr_1');
    for (const credential of chat.site.issued) expect(heard).not.toContain(credential);
    expect(heard).not.toMatch(/ann|127\.0\.0\.1/);
  });

  test('another user’s tab hears nothing of it', async () => {
    const one = await openTab(chat);
    chat.site.user = 'bob';
    const bobs = await openTab(chat);
    await change(one, 'thr_of_ann');
    await signOut(one);
    expect(await bobs.evaluate('globalThis.heard')).toEqual([]);
    expect(await stateOf(bobs)).toBe('ready');
    expect(await callsOf(bobs)).toEqual([]);
  });

  test('anything else is not understood', async () => {
    const [one, two] = await openTwo();
    const odd = ['', null, 7, 'sign-out', { news: 'reset' }, [], ['p', 1], ['p', Number.NaN, 'thr']];
    const at = Date.now();
    await speak(one, ...odd, [1, at, 'thr'], ['p', at, 'two words'], ['p', at, {}]);
    await settled(one, two);
    expect(await two.evaluate("heard.filter((word) => word !== 'here').length")).toBe(12);
    expect(await callsOf(two)).toEqual([]);
    expect(await stateOf(two)).toBe('ready');
  });
});

describe('signing out in one tab', () => {
  test('takes the chat off all of them, ends every session and forgets the conversation', async () => {
    const { site } = chat;
    const [one, two] = await openTwo();
    await change(one, 'thr_of_ann');
    await expect.poll(() => callsOf(two)).toHaveLength(1);
    expect(site.secrets.size).toBe(2);
    await signOut(one);
    await untilState(two, 'signed-out');
    await two.getByText('You are signed out.').waitFor();
    expect(await mounted(two)).toBe(0);
    await expect.poll(() => site.secrets.size).toBe(0);
    expect(site.asked('DELETE /chat/session')).toHaveLength(2);
    expect(await stored(two)).toEqual({});
    expect(two.url()).toBe(`${site.origin}/page`);
  });

  test('… also of the chats beside it', async () => {
    const page = await openTab(chat, { html: dockHtml.repeat(2) });
    await page.waitForFunction('globalThis.linked === 2');
    await signOut(page);
    await expect.poll(() => page.locator('chat-dock[state=signed-out]').count()).toBe(2);
    expect(await mounted(page)).toBe(0);
  });

  test('… of visitors as well', async () => {
    const { site } = chat;
    site.takesVisitors = true;
    const [one, two] = await openTwo('<chat-dock api="/chat"></chat-dock>');
    await change(one, 'thr_1');
    await signOut(one);
    await untilState(two, 'signed-out');
    expect(await stored(two)).toEqual({});
    await two.evaluate(() => document.querySelector('chat-dock')?.reconnect());
    await untilState(two, 'ready');
    expect(site.visitors.size).toBe(2);
    expect(await initialThread(two)).toBeNull();
  });

  test('… of users who cannot be told from each other', async () => {
    const { site } = chat;
    site.onToken = () => {
      site.issued.push('opaque-token');
      return { status: 200, body: { token: 'opaque-token' } };
    };
    const [one, two] = await openTwo();
    await change(one, 'thr_1');
    await settled(one, two);
    expect(await callsOf(two)).toEqual([]);
    await signOut(one);
    await untilState(two, 'signed-out');
  });
});
