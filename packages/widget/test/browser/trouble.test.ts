import { accessibilityFaults, type Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import type { WidgetErrorCode } from '../../src/index.ts';
import { stopClock } from '../open/stop-clock.ts';
import type { ChatSite } from './chat-site.ts';
import { chatSuite } from './chat-suite.ts';
import { callApi, dockHtml, stateOf, untilState } from './dock-page.ts';

const chat = chatSuite();

const tryAgain = async (page: Page): Promise<void> => page.getByRole('button', { name: 'Try again' }).click();

/** What the element shows, on a page whose clock is stopped: pauses pass at once. */
async function passing(page: Page): Promise<string | undefined> {
  await page.clock.fastForward(2000);
  return stateOf(page);
}

/** What has the focus inside the element. */
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector('chat-dock')?.shadowRoot?.activeElement?.tagName);

describe('trouble is a sentence with a button that helps', () => {
  test.for<[string, Partial<Pick<ChatSite, 'onSession' | 'onToken'>>, WidgetErrorCode, string]>([
    ['the server is down', { onSession: () => 'hang up' }, 'server_unreachable', 'can’t be reached'],
    [
      'the server fails',
      { onSession: () => ({ status: 500, body: { error: { message: 'secret path' } } }) },
      'server_failed',
      'had a problem',
    ],
    [
      'a proxy answers with a page',
      { onSession: () => ({ status: 200, body: '<!doctype html>' }) },
      'malformed_answer',
      'could not be read',
    ],
    [
      'the server refuses',
      { onSession: () => ({ status: 403, body: { error: { message: 'Chat is for members.' } } }) },
      'request_refused',
      'Chat is for members.',
    ],
    [
      'the address is wrong',
      { onSession: () => ({ status: 404, body: '<!doctype html>' }) },
      'api_not_found',
      'no chat server at this address',
    ],
    [
      'too many requests',
      { onSession: () => ({ status: 429, headers: { 'retry-after': '60' } }) },
      'rate_limited',
      'goes on by itself at',
    ],
    [
      'the page’s token route fails',
      { onToken: () => ({ status: 500 }) },
      'token_unavailable',
      'could not be checked',
    ],
    [
      'the page’s token route is down',
      { onToken: () => 'hang up' },
      'token_unavailable',
      'could not be checked',
    ],
  ])('%s', async ([, answers, code, sentence]) => {
    const { site, open } = chat;
    Object.assign(site, answers);
    const page = await open();
    await untilState(page, 'failed');
    expect(await page.getByRole('alert').textContent()).toContain(sentence);
    expect(await page.evaluate(() => document.querySelector('chat-dock')?.error?.code)).toBe(code);
    Object.assign(site, { onSession: () => null, onToken: () => null });
    await tryAgain(page);
    await untilState(page, 'ready');
    await expect.poll(() => focused(page)).toBe('INPUT');
  });

  test('passing trouble is not shown at all', async () => {
    const { site, open } = chat;
    let tries = 0;
    site.onSession = () => (++tries < 3 ? 'hang up' : null);
    const page = await open({
      script: `globalThis.states = []; addEventListener('chat-dock-state-changed', ({ state }) => states.push(state));`,
    });
    await untilState(page, 'ready');
    expect(await page.evaluate('states')).toEqual(['ready']);
  });

  test('when the network comes back, nobody has to press anything', async () => {
    const { context, site, open } = chat;
    site.onSession = () => 'hang up';
    const page = await open();
    await untilState(page, 'failed');
    site.onSession = () => null;
    await context.setOffline(true);
    await context.setOffline(false);
    await expect.poll(() => stateOf(page)).toBe('ready');
  });

  test('a server that was away comes back without a press, also after a long time', async () => {
    const { site, open } = chat;
    site.onSession = () => ({ status: 503 });
    const page = await open({ before: stopClock });
    await expect.poll(() => passing(page)).toBe('failed');
    const tries = site.asked('POST /chat/session').length;
    await page.clock.fastForward(10_000);
    expect(await stateOf(page)).toBe('failed');
    expect(site.asked('POST /chat/session')).toHaveLength(tries);
    site.onSession = () => null;
    await page.clock.fastForward(10_000);
    await expect.poll(() => stateOf(page)).toBe('ready');
  });

  test('a limit is kept to, and over by itself', async () => {
    const { site, open } = chat;
    site.onSession = () => ({ status: 429, headers: { 'retry-after': '3000' } });
    const page = await open({ before: ({ clock }) => clock.install() });
    await untilState(page, 'failed');
    await page.getByText('The chat goes on by itself at').waitFor();
    site.onSession = () => null;
    await page.clock.fastForward(2_900_000);
    expect(site.asked('POST /chat/session')).toHaveLength(1);
    await page.clock.fastForward(860_000);
    await expect.poll(() => stateOf(page)).toBe('ready');
  });

  test('who is offline is told so, and sees the chat come back', async () => {
    const { context, site, open } = chat;
    site.onSession = () => 'hang up';
    const page = await open();
    await untilState(page, 'failed');
    await context.setOffline(true);
    await tryAgain(page);
    await page.getByText('You are offline.').waitFor();
    site.onSession = () => null;
    await context.setOffline(false);
    await expect.poll(() => stateOf(page)).toBe('ready');
  });

  test('what came of each session is an event', async () => {
    const { site, open } = chat;
    site.onSession = () => ({ status: 403, body: {} });
    const page = await open({
      script: `globalThis.outcomes = []; addEventListener('chat-dock-session-changed', ({ outcome, error }) => outcomes.push([outcome, error?.code ?? null]));`,
    });
    await untilState(page, 'failed');
    site.onSession = () => null;
    await tryAgain(page);
    await untilState(page, 'ready');
    site.secrets.clear();
    await callApi(page);
    site.secrets.clear();
    site.onSession = () => ({ status: 403, body: {} });
    await callApi(page);
    site.onSession = () => null;
    site.user = null;
    await callApi(page);
    await untilState(page, 'signed-out');
    expect(await page.evaluate('outcomes')).toEqual([
      ['failed', 'request_refused'],
      ['opened', null],
      ['renewed', null],
      ['failed', 'request_refused'],
      ['ended', 'sign_in_required'],
    ]);
  });

  test('without an api that is one it says what to set', async () => {
    const { open } = chat;
    const page = await open({
      html: '<chat-dock api="about:blank" id="dock"></chat-dock>',
    });
    await page.getByText('set the “api” attribute').waitFor();
    await page.evaluate(() => {
      const dock = document.querySelector('chat-dock');
      dock?.setAttribute('token-url', '/token');
      dock?.setAttribute('api', '/chat');
    });
    await expect.poll(() => stateOf(page)).toBe('ready');
  });

  test('a chat UI that does not load is tried again', async () => {
    const { open } = chat;
    const page = await open({
      script: `
        let loads = 0;
        for (const dock of document.querySelectorAll('chat-dock')) {
          dock.renderer = () => (++loads === 1 ? Promise.reject(new TypeError('Failed to fetch module')) : testRenderer.load());
        }`,
    });
    await untilState(page, 'failed');
    await page.getByText('The chat could not be loaded.').waitFor();
    await tryAgain(page);
    await expect.poll(() => stateOf(page)).toBe('ready');
  });

  test('focus that was in the conversation goes to the button', async () => {
    const { site, openReady } = chat;
    const page = await openReady();
    await page.getByLabel('Message').focus();
    site.onSession = () => ({ status: 403, body: {} });
    await page.evaluate(() => document.querySelector('chat-dock')?.reconnect());
    await untilState(page, 'failed');
    await expect.poll(() => focused(page)).toBe('BUTTON');
  });
});

/** A page with the chat by script tag, of which `part` is held back until it is said to `come`, or not to. */
async function openHeld(part: string | RegExp) {
  const { site, context } = chat;
  site.page('/slow', `<main><h1>Shop</h1>${dockHtml}</main><script src="/chat/embed.js" defer></script>`);
  const page = await context.newPage();
  const { promise: decided, resolve: come } = Promise.withResolvers<boolean>();
  await page.route(part, async (route) => ((await decided) ? route.continue() : route.abort()));
  await page.goto(`${site.origin}/slow`, { waitUntil: 'commit' });
  return { page, come, early: page.getByRole('textbox', { name: 'Write here' }) };
}

describe('while it loads', () => {
  test('there is a skeleton, which says so to a screen reader', async () => {
    const { site, context } = chat;
    site.page('/slow', `<main>${dockHtml}</main><script src="/chat/embed.js" defer></script>`);
    const page = await context.newPage();
    await page.route('**/token', () => {});
    await page.goto(`${site.origin}/slow`);
    await untilState(page, 'connecting');
    expect(await page.getByRole('status').textContent()).toContain('Loading the chat');
    const box = await page.locator('chat-dock').boundingBox();
    expect(box?.height).toBeGreaterThan(300);
  });

  test('a person can write before the element is there; what they write and the focus stay', async () => {
    const { page, come, early } = await openHeld(/\/widget\/chat-dock-/);
    await early.click();
    await page.keyboard.type('Hello');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => customElements.get('chat-dock'))).toBeUndefined();
    expect(await accessibilityFaults(page)).toEqual([]);
    const dock = page.locator('chat-dock');
    const room = await dock.boundingBox();
    come(true);
    await untilState(page, 'ready');
    const message = page.getByRole('textbox', { name: 'Message' });
    await expect.poll(() => message.inputValue()).toBe('Hello');
    await expect.poll(() => message.evaluate((box) => box.matches(':focus'))).toBe(true);
    expect(await early.count()).toBe(0);
    // Nothing below it jumps: but for a border, it is as high as before.
    expect(Math.abs(((await dock.boundingBox())?.height ?? 0) - (room?.height ?? 0))).toBeLessThan(4);
  });

  test('what was written stays where the element cannot be loaded', async () => {
    const { page, come, early } = await openHeld(/\/widget\/chat-dock-/);
    await early.fill('Hello');
    come(false);
    await page.getByText('The chat could not be loaded.').waitFor();
    expect(await page.getByRole('button', { name: 'Reload' }).count()).toBe(1);
    expect(await early.inputValue()).toBe('Hello');
  });

  test('a person can write already; the chat has it then, and the focus', async () => {
    const { page, come, early } = await openHeld('**/token');
    await untilState(page, 'connecting');
    await early.click();
    await page.keyboard.type('Hello');
    await page.keyboard.press('Enter');
    expect(await early.inputValue()).toBe('Hello');
    come(true);
    await untilState(page, 'ready');
    const message = page.getByRole('textbox', { name: 'Message' });
    await expect.poll(() => message.inputValue()).toBe('Hello');
    await expect.poll(() => message.evaluate((box) => box.matches(':focus'))).toBe(true);
    await page.keyboard.type(' again');
    expect(await message.inputValue()).toBe('Hello again');
  });

  test.each(['the writer takes it out again', 'the page signs out'])(
    'what was written is gone when %s',
    async (why) => {
      const { page, come, early } = await openHeld('**/token');
      await untilState(page, 'connecting');
      await early.fill('Hello');
      // Something else changes, and what stands in is drawn once more.
      await page.evaluate(() => document.querySelector('chat-dock')?.setAttribute('heading', 'Help'));
      expect(await early.inputValue()).toBe('Hello');
      if (why.startsWith('the page')) {
        await page.evaluate(() => document.querySelector('chat-dock')?.signOut());
        come(true);
        await page.evaluate(() => document.querySelector('chat-dock')?.reconnect());
      } else {
        await early.fill('');
        come(true);
      }
      await untilState(page, 'ready');
      await page.evaluate(() => document.querySelector('chat-dock')?.updateComplete);
      expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('');
    },
  );
});
