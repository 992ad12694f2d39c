import type { Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { dockHtml, untilState } from './dock-page.ts';

const chat = chatSuite();
const embed = '<script src="/chat/embed.js" defer></script>';

/** A page with a script before the embed, which loads after the page is parsed. */
async function open(script: string, html = dockHtml): Promise<Page> {
  chat.site.page('/queue', `<main>${html}</main>${embed}<script>globalThis.seen = []; ${script}</script>`);
  const page = await chat.context.newPage();
  await page.goto(`${chat.site.origin}/queue`);
  return page;
}

const seen = (page: Page): Promise<unknown[]> => page.evaluate('seen');
const message = (page: Page) => page.getByRole('textbox', { name: 'Message' });

describe('window.Chatdock', () => {
  test('runs what was queued before it came, in order, and what comes after at once', async () => {
    const page =
      await open(`(window.Chatdock ??= []).push(() => seen.push(1), (dock) => seen.push(dock.localName));
      Chatdock.push(() => seen.push(3));`);
    await untilState(page, 'ready');
    expect(await seen(page)).toEqual([1, 'chat-dock', 3]);
    await page.evaluate(`Chatdock.push((dock) => seen.push(dock === Chatdock.dock)); seen.push('after')`);
    expect(await seen(page)).toEqual([1, 'chat-dock', 3, true, 'after']);
  });

  test('calls methods by name, when the chat is ready', async () => {
    const page = await open(
      `window.Chatdock = [['setComposerValue', { text: 'Hello' }], ['focusComposer']];`,
    );
    await expect.poll(() => message(page).inputValue()).toBe('Hello');
    await page.evaluate(() => window.Chatdock?.push(['setComposerValue', { text: 'Bye' }]));
    await expect.poll(() => message(page).inputValue()).toBe('Bye');
  });

  test('what a function sets is there when the element asks for its session', async () => {
    const page = await open(
      `(window.Chatdock ??= []).push((dock) => { dock.getToken = async () => (await (await fetch('/token')).json()).token; });`,
      '<chat-dock api="/chat"></chat-dock>',
    );
    await untilState(page, 'ready');
    expect(chat.site.asked('POST /chat/session').map(({ bearer }) => bearer !== null)).toEqual([true]);
  });

  test('an entry that fails is reported, and stops no other', async () => {
    const page = await open(`addEventListener('error', (event) => seen.push(event.message));
      window.Chatdock = [() => { throw new Error('thrown'); }, async () => { throw new Error('rejected'); }, ['noMethod'], 7, () => seen.push('last')];`);
    await untilState(page, 'ready');
    await expect.poll(async () => (await seen(page)).length).toBe(5);
    expect((await seen(page)).map(String).toSorted((one, other) => one.localeCompare(other))).toEqual([
      'last',
      'Uncaught Error: rejected',
      'Uncaught Error: thrown',
      'Uncaught TypeError: <chat-dock> has no method noMethod',
      expect.stringContaining('not iterable'),
    ]);
  });

  test('an element of that name is no queue', async () => {
    const page = await open('', `<div id="Chatdock"></div>${dockHtml}`);
    await untilState(page, 'ready');
    expect(await page.evaluate(() => typeof window.Chatdock?.push)).toBe('function');
  });

  test.each(['function Chatdock() { return 7; }', 'const Chatdock = 7;', 'window.Chatdock = { mine: 7 };'])(
    'leaves the page what is the page’s own: %s',
    async (script) => {
      const page = await open(`${script} globalThis.before = Chatdock;`);
      await untilState(page, 'ready');
      expect(await page.evaluate('before === Chatdock')).toBe(true);
    },
  );

  test('a second script goes on with the first one’s', async () => {
    const page = await open('', `${dockHtml}${embed}`);
    await untilState(page, 'ready');
    await page.evaluate(() => {
      window.firstChatdock = window.Chatdock;
      document.head.append(Object.assign(document.createElement('script'), { src: '/chat/embed.js' }));
    });
    await expect
      .poll(() => page.evaluate(() => performance.getEntriesByName(`${origin}/chat/embed.js`).length))
      .toBeGreaterThan(1);
    expect(await page.evaluate(() => window.firstChatdock === window.Chatdock)).toBe(true);
  });
});

const isDefined = (page: Page) => page.evaluate(() => customElements.get('chat-dock') !== undefined);
const files = () => chat.site.requests.filter(({ path }) => path.startsWith('/chat/widget/chat-dock'));

describe('a chat behind its button', () => {
  const launcher = '<chat-dock launcher api="/chat" token-url="/token"></chat-dock>';

  /** Opens a page that is never idle. */
  async function openBusy(script = '', html = launcher): Promise<Page> {
    return open(`globalThis.requestIdleCallback = () => 0; ${script}`, html);
  }

  test('is not loaded before it is near being used; a function does not make it so', async () => {
    const page = await openBusy('(window.Chatdock ??= []).push(() => seen.push(1));');
    await page.waitForLoadState('load');
    await page.evaluate(() => new Promise((resolve) => void setTimeout(resolve, 100)));
    expect(files()).toEqual([]);
    expect(await seen(page)).toEqual([]);
    expect(
      await page.evaluate(() => window.Chatdock && 'dock' in window.Chatdock && window.Chatdock.dock),
    ).toBe(null);
  });

  test.each([
    ['queued before', '(window.Chatdock ??= []).push(["setComposerValue", { text: "Hello" }]);', ''],
    ['made later', '', 'Chatdock.push(["setComposerValue", { text: "Hello" }])'],
  ])('is loaded for a call: %s', async (_, before, after) => {
    const page = await openBusy(before);
    await page.waitForLoadState('load');
    await page.evaluate(after);
    await expect.poll(() => isDefined(page)).toBe(true);
  });

  test('is loaded at once where the page has another one as well', async () => {
    const page = await openBusy('', launcher + dockHtml);
    await expect.poll(() => isDefined(page)).toBe(true);
  });
});

declare global {
  interface Window {
    firstChatdock?: Window['Chatdock'];
  }
}
