import { readFileSync } from 'node:fs';
import type { Page } from '@chatdock/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { untilState } from './dock-page.ts';

// Libraries that replace the page's content instead of loading the next page: the real Turbo, and by hand.

const chat = chatSuite();
const turbo = readFileSync(
  new URL('../../../../node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js', import.meta.url),
  'utf8',
);
const embed = '<script src="/chat/embed.js" defer data-token-url="/token"></script>';
const links = ['one', 'two', 'none'].map((name) => `<a href="/${name}">to ${name}</a>`).join(' ');

interface PageParts {
  head?: string;
  body?: string;
}

/** Three pages that Turbo goes between; of which `none` has nothing of the chat in its body. */
function turboPages({ head = '', body = '' }: PageParts): void {
  const { site } = chat;
  site.pages.set('/turbo.js', { html: turbo, headers: { 'content-type': 'text/javascript' } });
  for (const name of ['one', 'two', 'none']) {
    const content = `<main><h1>${name}</h1>${links}${name === 'none' ? '' : body}<p>The end</p></main>`;
    const html = `<!doctype html><html lang="en"><head><title>${name}</title><script src="/turbo.js"></script>${head}</head><body>${content}</body></html>`;
    site.pages.set(`/${name}`, { html, headers: {} });
  }
}

/** Opens page one, and leaves something of the person in its chat. */
async function begin(): Promise<Page> {
  const page = await chat.context.newPage();
  await page.goto(`${chat.site.origin}/one`);
  await page.getByRole('textbox', { name: 'Message' }).fill('half a sentence');
  await page.evaluate(() => void (globalThis.firstDock = document.querySelector('chat-dock')));
  return page;
}

async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: `to ${name}` }).click();
  await page.getByRole('heading', { name }).waitFor();
}

/** A chat that is the one from before, in the middle of the same session, and there is no other. */
const asBefore = { text: 'half a sentence', areFirst: [true], sessions: 1 };

/** What there is of the chat, after more than the patience of an element that is out of the page. */
async function chatNow(page: Page): Promise<typeof asBefore> {
  await page.evaluate(() => new Promise((resolve) => void setTimeout(resolve, 50)));
  await untilState(page, 'ready');
  return {
    text: await page.getByRole('textbox', { name: 'Message' }).inputValue(),
    areFirst: await page
      .locator('chat-dock')
      .evaluateAll((docks) => docks.map((dock) => dock === globalThis.firstDock)),
    sessions: chat.site.asked('POST /chat/session').length,
  };
}

describe('through Turbo', () => {
  test('with the script in the head, the chat goes along', async () => {
    turboPages({ head: embed });
    const page = await begin();
    await follow(page, 'two');
    expect(await chatNow(page)).toEqual(asBefore);
    expect(await page.evaluate(() => document.body.lastElementChild?.localName)).toBe('chat-dock');
    await follow(page, 'none');
    expect(await chatNow(page)).toEqual(asBefore);
  });

  test('with the script in the body, it is where the next page has the script', async () => {
    turboPages({ body: embed });
    const page = await begin();
    await follow(page, 'two');
    expect(await chatNow(page)).toEqual(asBefore);
    await expect.poll(() => page.locator('main > script + chat-dock + p').count()).toBe(1);
  });

  test('a page without the script is without the chat; the next one has it again', async () => {
    turboPages({ body: embed });
    const page = await begin();
    await follow(page, 'none');
    await expect.poll(() => page.locator('chat-dock').count()).toBe(0);
    await follow(page, 'two');
    await untilState(page, 'ready');
    expect(await page.evaluate(() => globalThis.firstDock?.isConnected)).toBe(true);
    expect(await page.locator('chat-dock').count()).toBe(1);
    expect(chat.site.asked('POST /chat/session')).toHaveLength(2);
  });

  test.each([
    ['head', { head: embed }],
    ['body', { body: embed }],
  ])('Back shows Turbo’s copy of the page, and the chat itself: script in the %s', async (_, parts) => {
    turboPages(parts);
    const page = await begin();
    await follow(page, 'two');
    await page.goBack();
    await page.getByRole('heading', { name: 'one' }).waitFor();
    expect(await chatNow(page)).toEqual(asBefore);
    await page.goForward();
    await page.getByRole('heading', { name: 'two' }).waitFor();
    expect(await chatNow(page)).toEqual(asBefore);
  });

  test('an element of the page that is permanent stays in its conversation', async () => {
    turboPages({
      head: '<script src="/chat/embed.js" defer></script>',
      body: '<chat-dock id="chat" data-turbo-permanent token-url="/token"></chat-dock>',
    });
    const page = await begin();
    await follow(page, 'two');
    expect(await chatNow(page)).toEqual(asBefore);
  });

  test('a page’s own element goes before the script’s', async () => {
    turboPages({ head: embed });
    chat.site.pages.set('/two', {
      html: (chat.site.pages.get('/two')?.html ?? '').replace(
        '<p>The end</p>',
        '<chat-dock id="own" token-url="/token"></chat-dock>',
      ),
      headers: {},
    });
    const page = await begin();
    await follow(page, 'two');
    await expect.poll(() => page.locator('#own').getAttribute('state')).toBe('ready');
    expect(await page.locator('chat-dock').count()).toBe(1);
    await follow(page, 'one');
    await untilState(page, 'ready');
    expect(await page.locator('chat-dock').count()).toBe(1);
  });
});

describe('through a replaced body', () => {
  beforeEach(() => {
    chat.site.page('/one', `<main><h1>one</h1></main>${embed}`);
  });

  test('in a view transition', async () => {
    const page = await begin();
    await page.evaluate(async () => {
      const next = document.createElement('body');
      const script = document.createElement('script');
      script.src = '/chat/embed.js';
      next.append('The next page', script);
      await document.startViewTransition(() => document.body.replaceWith(next)).finished;
    });
    expect(await chatNow(page)).toEqual(asBefore);
  });

  test('a chat that the page takes away stays away', async () => {
    const page = await begin();
    await page.evaluate(() => document.querySelector('chat-dock')?.remove());
    await page.evaluate(() => new Promise((resolve) => void setTimeout(resolve, 50)));
    expect(await page.locator('chat-dock').count()).toBe(0);
  });
});

declare global {
  /** The element that the first page has. */
  var firstDock: Element | null | undefined;
}
