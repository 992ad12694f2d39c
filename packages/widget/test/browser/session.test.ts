import { describe, expect, test } from 'vitest';
import type { ChatSite } from './chat-site.ts';
import { chatSuite } from './chat-suite.ts';
import { callApi, dockHtml, untilState } from './dock-page.ts';
import { turn } from './tab-script.ts';

const chat = chatSuite();

const sessions = (site: ChatSite): number => site.asked('POST /chat/session').length;

/** Script of a page whose own function knows the token. */
const getToken = (address: string): string =>
  `document.querySelector('chat-dock').getToken = async () => (await (await fetch('${address}')).json()).token;`;

describe('opening a session', () => {
  test('takes the user’s token to the session route and gives the chat a fetch that knows the secret', async () => {
    const { site, openReady } = chat;
    const page = await openReady();
    expect(site.asked('POST /chat/session')).toMatchObject([{ bearer: site.issued[0], body: '' }]);
    expect(await callApi(page)).toEqual([200]);
    expect(site.asked('POST /chat')).toMatchObject([{ bearer: site.issued[1] }]);
  });

  test('getToken goes before token-url; another one is asked the next time', async () => {
    const { site, openReady } = chat;
    const html = '<chat-dock api="/chat" token-url="/elsewhere"></chat-dock>';
    const page = await openReady({ html, script: getToken('/token?first') });
    expect(site.asked('GET /token?first')).toHaveLength(1);
    await page.evaluate(getToken('/token?second'));
    await page.evaluate('new Promise(requestAnimationFrame)');
    expect(sessions(site)).toBe(1);
    site.secrets.clear();
    expect(await callApi(page)).toEqual([200]);
    expect(site.asked('GET /token?second')).toHaveLength(1);
    expect(site.asked('GET /elsewhere')).toEqual([]);
  });

  test('a getToken that comes late takes over from what was tried without it', async () => {
    const { site, open } = chat;
    const page = await open({ html: '<chat-dock api="/chat"></chat-dock>' });
    await untilState(page, 'signed-out');
    await page.evaluate(getToken('/token'));
    await untilState(page, 'ready');
    expect(site.asked('POST /chat/session')).toMatchObject([{ bearer: null }, { bearer: site.issued[0] }]);
  });

  test('several elements on a page have a session each', async () => {
    const { site, openReady } = chat;
    const page = await openReady({ html: dockHtml.repeat(3) });
    await expect.poll(() => page.locator('chat-dock[state=ready]').count()).toBe(3);
    expect(new Set(site.asked('POST /chat/session').map(({ bearer }) => bearer)).size).toBe(3);
  });
});

/** Everything a page can see or leave behind, as one text; shadow trees and what events told included. */
const traces = `(async () => {
  const texts = (root) => [...root.querySelectorAll('*')].map((element) =>
    [...element.attributes].map(({ value }) => value).join() + element.textContent + (element.shadowRoot ? texts(element.shadowRoot) : ''),
  ).join();
  const shallow = (object) => Object.entries(object ?? {}).map(([name, value]) => name + String(value)).join();
  return [
    JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), JSON.stringify(await indexedDB.databases()),
    document.cookie, location.href, JSON.stringify(history.state),
    shallow(globalThis), printed.join(), performance.getEntries().map(({ name }) => name).join(), texts(document), shallow(document.querySelector('chat-dock')),
    JSON.stringify(seen),
  ].join();
})()`;

const recordEvents = `
  globalThis.seen = [];
  globalThis.printed = [];
  for (const name of ['log', 'info', 'warn', 'error', 'debug']) console[name] = (...all) => printed.push(...all.map(String));
  for (const name of ['chat-dock-state-changed', 'chat-dock-sign-in-required', 'chat-dock-session-changed', 'chatkit.error', 'chatkit.log']) {
    addEventListener(name, (event) => seen.push(name, event.state, String(event.error?.stack), { ...event.error }, event.detail), true);
  }`;

describe('S6: tokens and secrets', () => {
  test('are nowhere but in memory and in the Authorization header', async () => {
    const { context, site, openReady } = chat;
    const page = await openReady({ script: recordEvents });
    site.secrets.clear();
    await callApi(page, 3);
    site.onSession = () => ({ status: 403, body: { error: { message: 'No chat today.' } } });
    await page.evaluate(() => document.querySelector('chat-dock')?.reconnect());
    await untilState(page, 'failed');
    site.onSession = () => null;
    await page.getByRole('button', { name: 'Try again' }).click();
    await untilState(page, 'ready');
    await page.evaluate(() =>
      globalThis.testRenderer.mounted[0]?.say('chatkit.thread.change', { threadId: 'thr_1' }),
    );
    const found = String(await page.evaluate(traces));
    expect(found).toContain('No chat today.');
    expect(found).toContain('thr_1');
    expect(site.issued.length).toBeGreaterThanOrEqual(6);
    for (const credential of site.issued) {
      expect(found).not.toContain(credential);
      for (const { path, body } of site.requests) expect(path + body).not.toContain(credential);
    }
    expect(await context.cookies()).toEqual([]);
  });

  test('go to no other address, whatever the chat asks for', async () => {
    const { site, openReady } = chat;
    const page = await openReady();
    await page.evaluate(() => globalThis.testRenderer.mounted[0]?.options.api.fetch('/elsewhere'));
    expect(site.asked('GET /elsewhere')).toMatchObject([{ bearer: null }]);
  });

  test('follow no redirect', async () => {
    const { site, open } = chat;
    site.onSession = () => ({ status: 307, headers: { location: '/stolen' } });
    const page = await open();
    await untilState(page, 'failed');
    expect(site.asked('POST /stolen')).toEqual([]);
  });
});

describe('renewing', () => {
  test('a 401 renews once, for any number of requests at once, and repeats them', async () => {
    const { site, openReady } = chat;
    const page = await openReady();
    site.secrets.clear();
    expect(await callApi(page, 8)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(sessions(site)).toBe(2);
    expect(site.asked('POST /chat')).toHaveLength(16);
  });

  test('a server that refuses every secret is asked twice, not for ever', async () => {
    const { site, openReady } = chat;
    const page = await openReady();
    site.onChat = () => ({ status: 401, body: {} });
    expect(await callApi(page)).toEqual(['request_refused']);
    expect(site.asked('POST /chat')).toHaveLength(2);
    await untilState(page, 'ready');
  });

  test('happens a minute before the end, unasked', async () => {
    const { site, openReady } = chat;
    site.lifetime = 6000;
    const page = await openReady({ before: ({ clock }) => clock.install() });
    await page.clock.fastForward(5_840_000);
    expect(await callApi(page)).toEqual([200]);
    expect(sessions(site)).toBe(1);
    await page.clock.fastForward(100_000);
    await expect.poll(() => sessions(site)).toBe(2);
  });

  test('waits while nobody looks at the page, and is made up for when somebody does', async () => {
    const { site, openReady } = chat;
    const page = await openReady({ before: ({ clock }) => clock.install() });
    await page.evaluate(turn('hidden'));
    await page.clock.fastForward(590_000);
    await page.evaluate('new Promise(requestAnimationFrame)');
    expect(sessions(site)).toBe(1);
    await page.evaluate(turn('visible'));
    await expect.poll(() => sessions(site)).toBe(2);
  });

  test('after a sleep past its end, the first request gets a new session without being refused first', async () => {
    const { site, openReady } = chat;
    const page = await openReady({ before: ({ clock }) => clock.install() });
    await page.clock.setSystemTime(Date.now() + 3_600_000);
    expect(await callApi(page)).toEqual([200]);
    expect(site.asked('POST /chat')).toHaveLength(1);
    expect(sessions(site)).toBe(2);
  });

  test.each([3, -3])('by a clock that jumps %d hours, it is no later than it should be', async (hours) => {
    const { site, openReady } = chat;
    const page = await openReady({ before: ({ clock }) => clock.install() });
    await page.clock.setSystemTime(Date.now() + hours * 3_600_000);
    await page.clock.fastForward(545_000);
    await expect.poll(() => sessions(site)).toBeGreaterThan(1);
    expect(await callApi(page)).toEqual([200]);
    expect(site.asked('POST /chat')).toHaveLength(1);
  });

  test.each(['focus', 'online', 'pageshow'])(
    'a computer that wakes up: %s is looked at the clock',
    async (type) => {
      const { site, openReady } = chat;
      const page = await openReady({ before: ({ clock }) => clock.install() });
      await page.clock.setSystemTime(Date.now() + 545_000); // timers do not count a sleep
      expect(sessions(site)).toBe(1);
      await page.evaluate((name) => dispatchEvent(new Event(name)), type);
      await expect.poll(() => sessions(site)).toBe(2);
    },
  );

  test.each([
    ['the same user is left alone', 'ann', 'ready'],
    ['nobody is', null, 'signed-out'],
  ] as const)('back from the back/forward cache it is asked who is there: %s', async (_what, user, state) => {
    const { site, openReady } = chat;
    const page = await openReady();
    site.user = user;
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await expect.poll(() => site.asked('GET /token').length).toBe(2);
    await untilState(page, state);
    expect(await page.evaluate(() => globalThis.testRenderer.mounted.length)).toBe(user ? 1 : 0);
  });

  test('when the server is away the request says so, and the conversation stays', async () => {
    const { site, openReady } = chat;
    const page = await openReady();
    site.secrets.clear();
    site.onSession = () => 'hang up';
    expect(await callApi(page)).toEqual(['server_unreachable']);
    await untilState(page, 'ready');
    site.onSession = () => null;
    expect(await callApi(page)).toEqual([200]);
  });

  test('someone else’s token starts over: no request is made in their name', async () => {
    const { site, openReady } = chat;
    const page = await openReady();
    await page.evaluate(() => globalThis.testRenderer.mounted[0]?.element.setAttribute('id', 'of-ann'));
    site.secrets.clear();
    site.user = 'bob';
    expect(await callApi(page)).toEqual(['user_changed']);
    expect(site.asked('POST /chat')).toMatchObject([{ bearer: site.issued[1] }]);
    await page.locator('#of-ann').waitFor({ state: 'detached' });
    await untilState(page, 'ready');
    expect(await callApi(page)).toEqual([200]);
  });
});
