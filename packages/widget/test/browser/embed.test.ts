import type { Page } from '@chatdock/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ChatDock } from '../../src/index.ts';
import { ChatSite } from './chat-site.ts';
import { chatSuite } from './chat-suite.ts';
import { dockHtml, stateOf, untilState } from './dock-page.ts';

const chat = chatSuite();

async function open(path: string): Promise<Page> {
  const page = await chat.context.newPage();
  await page.goto(chat.site.origin + path);
  return page;
}

const message = (page: Page) => page.getByRole('textbox', { name: 'Message' });

describe('embed.js', () => {
  test('alone puts a chat where it stands, with its data-* attributes', async () => {
    chat.site.page(
      '/alone',
      `<main><h1>Shop</h1><p id="before">Before</p><script src="/chat/embed.js" defer data-token-url="/token"
        data-greeting="Can I help?" data-theme="dark" data-onclick="document.title='run'" data-style="color:red"></script><p>After</p></main>`,
    );
    const page = await open('/alone');
    await message(page).waitFor();
    await untilState(page, 'ready');
    expect(await page.locator('#before + script + chat-dock + p').count()).toBe(1);
    expect(await page.locator('#before ~ chat-dock').evaluate((dock) => dock.outerHTML)).toMatch(
      /^<chat-dock data-embedded="" api="http:[^"]+\/chat" theme="dark" greeting="Can I help\?" token-url="\/token" grow="container" state="ready"><\/chat-dock>$/,
    );
    expect(chat.site.asked('POST /chat/session')).toHaveLength(1);
  });

  test('in the head puts it at the end of the page', async () => {
    const { site } = chat;
    site.pages.set('/head', {
      html: `<!doctype html><html lang="en"><head><title>Shop</title><script src="/chat/embed.js" async data-token-url="/token"></script></head><body><main><h1>Shop</h1></main></body></html>`,
      headers: {},
    });
    const page = await open('/head');
    await message(page).waitFor();
    expect(await page.evaluate(() => document.body.lastElementChild?.localName)).toBe('chat-dock');
  });

  test('gives the elements of a page the address it came from, and leaves those that have one alone', async () => {
    chat.site.page(
      '/given',
      `<chat-dock token-url="/token"></chat-dock><chat-dock api="/elsewhere" token-url="/token"></chat-dock>
       <script src="/chat/embed.js" defer></script>`,
    );
    const page = await open('/given');
    await untilState(page, 'failed');
    const apis = await page
      .locator('chat-dock')
      .evaluateAll((docks) => docks.map((dock) => dock.getAttribute('api')));
    expect(apis).toEqual([`${chat.site.origin}/chat`, '/elsewhere']);
  });

  test('… also those that are added later', async () => {
    chat.site.page('/later', `${dockHtml}<script src="/chat/embed.js" defer></script>`);
    const page = await open('/later');
    await untilState(page, 'ready');
    await page.evaluate(() => {
      const dock = document.createElement('chat-dock');
      dock.id = 'later';
      dock.tokenUrl = '/token';
      document.body.append(dock);
    });
    await expect.poll(() => page.locator('#later').getAttribute('state')).toBe('ready');
  });

  test('can be put in by a script', async () => {
    chat.site.page(
      '/injected',
      `<main><h1>Shop</h1></main><script>document.head.append(Object.assign(document.createElement('script'),
        { src: '${chat.site.origin}/chat/embed.js', async: true }));</script>`,
    );
    chat.site.takesVisitors = true;
    const page = await open('/injected');
    await message(page).waitFor();
    expect(chat.site.asked('POST /chat/session')).toHaveLength(1);
  });

  test('twice is once', async () => {
    const tag = '<script src="/chat/embed.js" defer data-token-url="/token"></script>';
    chat.site.page('/twice', `<main>${tag}${tag}</main>`);
    const page = await open('/twice');
    await message(page).waitFor();
    expect(await page.locator('chat-dock').count()).toBe(1);
  });

  test('leaves one name behind on the page, which is free where the page has it', async () => {
    const names = `Object.keys(window).concat(Object.getOwnPropertyNames(window)).filter((name) => !name.startsWith('__playwright'))`;
    chat.site.page('/without', dockHtml);
    chat.site.page('/with', `${dockHtml}<script src="/chat/embed.js" defer></script>`);
    const before = await (await open('/without')).evaluate<string[]>(names);
    const page = await open('/with');
    await untilState(page, 'ready');
    const after = await page.evaluate<string[]>(names);
    // Lit notes its versions on the page, to warn of several.
    expect(after.filter((name) => !before.includes(name) && !/^(lit|reactive)/i.test(name))).toEqual([
      'Chatdock',
      'Chatdock',
    ]);
  });

  test('that cannot load the rest says so, with a button', async () => {
    const { site, context } = chat;
    site.page('/broken', `${dockHtml}<script src="/chat/embed.js" defer></script>`);
    const page = await context.newPage();
    await page.route('**/widget/*', (route) => route.abort());
    await page.goto(`${site.origin}/broken`);
    await page.getByText('The chat could not be loaded.').waitFor();
    await page.unroute('**/widget/*');
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect.poll(() => stateOf(page)).toBe('ready');
  });

  test('takes every attribute of the element with data- before it', async () => {
    const names = ChatDock.observedAttributes.filter((name) => name !== 'api');
    // The element puts right what it reflects and does not understand.
    const reflected = new Map([
      ['grow', 'content'],
      ['launcher', ''],
      ['open', ''],
    ]);
    const values = names.map((name) => reflected.get(name) ?? `/${name}`);
    const data = names.map((name, index) => `data-${name}="${values[index]}"`).join(' ');
    chat.site.page('/data', `<script src="/chat/embed.js" defer ${data}></script>`);
    const page = await chat.context.newPage();
    await page.goto(`${chat.site.origin}/data`);
    const given = () =>
      page.evaluate(
        (all) => all.map((name) => document.querySelector('chat-dock')?.getAttribute(name)),
        names,
      );
    await expect.poll(given).toEqual(values);
  });
});

/** A page that says for itself who its user is. */
const shopPage = (api: string): string => `<main><h1>Shop</h1></main>
  <script src="${api}/embed.js" defer></script>
  <chat-dock id="dock"></chat-dock>
  <script>document.getElementById('dock').getToken = async () => (await (await fetch('/token')).json()).token;</script>`;

describe('on a page of another origin', () => {
  let shop: ChatSite;
  beforeEach(async () => void (shop = await ChatSite.open()));
  afterEach(() => shop.close());

  async function openShop(): Promise<Page> {
    shop.page('/', shopPage(`${chat.site.origin}/chat`));
    const page = await chat.context.newPage();
    await page.goto(shop.origin);
    return page;
  }

  test('works when the server allows it', async () => {
    chat.site.allowedOrigins = [shop.origin];
    chat.site.onSession = (request) => {
      if (request.bearer && !chat.site.issued.includes(request.bearer)) chat.site.issued.push(request.bearer);
      return null;
    };
    const page = await openShop();
    await message(page).waitFor();
    const [post] = chat.site.asked('POST /chat/session');
    expect(post).toMatchObject({ origin: shop.origin, bearer: shop.issued[0] });
    const files = () => chat.site.requests.filter(({ path }) => path.includes('/widget/'));
    await expect.poll(() => files().length).toBeGreaterThanOrEqual(2);
  });

  test('says so when it does not', async () => {
    const page = await openShop();
    await page.getByText('The chat server does not let this page in.').waitFor();
    expect(chat.site.asked('POST /chat/session')).toEqual([]);
  });
});
