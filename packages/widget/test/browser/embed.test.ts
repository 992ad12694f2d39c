import type { Page } from '@chatdock/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ChatSite } from './chat-site.ts';
import { chatSuite } from './chat-suite.ts';
import { dockHtml, patience, stateOf, untilState } from './dock-page.ts';

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
    expect(await page.locator('#before + script + chat-dock + p').count()).toBe(1);
    expect(await page.locator('#before ~ chat-dock').evaluate((dock) => dock.outerHTML)).toMatch(
      /^<chat-dock token-url="\/token" theme="dark" greeting="Can I help\?" api="http:[^"]+\/chat" state="ready"><\/chat-dock>$/,
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
    await expect.poll(() => page.locator('#later').getAttribute('state'), patience).toBe('ready');
  });

  test('twice is once', async () => {
    const tag = '<script src="/chat/embed.js" defer data-token-url="/token"></script>';
    chat.site.page('/twice', `<main>${tag}${tag}</main>`);
    const page = await open('/twice');
    await message(page).waitFor();
    expect(await page.locator('chat-dock').count()).toBe(1);
  });

  test('leaves no name behind on the page', async () => {
    const names = `Object.keys(window).concat(Object.getOwnPropertyNames(window)).filter((name) => !name.startsWith('__playwright'))`;
    chat.site.page('/without', dockHtml);
    chat.site.page('/with', `${dockHtml}<script src="/chat/embed.js" defer></script>`);
    const before = await (await open('/without')).evaluate<string[]>(names);
    const page = await open('/with');
    await untilState(page, 'ready');
    const after = await page.evaluate<string[]>(names);
    // Lit notes its versions on the page, to warn of several.
    expect(after.filter((name) => !before.includes(name) && !/^(lit|reactive)/i.test(name))).toEqual([]);
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
    await expect.poll(() => stateOf(page), patience).toBe('ready');
  });

  test('knows the attributes of the element', async () => {
    const page = await chat.openReady();
    const attributes = await page.evaluate(`customElements.get('chat-dock').observedAttributes`);
    expect(attributes).toEqual([
      'api',
      'token-url',
      'sign-in-url',
      'theme',
      'greeting',
      'prompts',
      'placeholder',
      'disclaimer',
    ]);
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
    const files = chat.site.requests.filter(({ path }) => path.includes('/widget/'));
    expect(files.length).toBeGreaterThanOrEqual(2);
  });

  test('says so when it does not', async () => {
    const page = await openShop();
    await page.getByText('The chat server can’t be reached.').waitFor();
    expect(chat.site.asked('POST /chat/session')).toEqual([]);
  });
});

describe('W5, W7: a strict page', () => {
  const policy = [
    "default-src 'none'",
    "script-src 'nonce-n0nce' 'strict-dynamic'",
    "style-src 'nonce-n0nce'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
    'report-uri /report',
  ].join('; ');
  const headers = { 'content-security-policy': policy, 'cross-origin-embedder-policy': 'require-corp' };
  const tag = '<script src="/chat/embed.js" defer nonce="n0nce"></script>';
  const watch = `<script nonce="n0nce">globalThis.violations = []; addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));</script>`;

  test.each([
    ['ready', {}],
    ['signed-out', { user: null }],
    ['failed', { onSession: () => ({ status: 403 }) }],
  ] as const)('has nothing to report: %s', async (state, over) => {
    const { site, context } = chat;
    Object.assign(site, over);
    site.page(
      '/strict',
      `${watch}<main><h1>Bank</h1>${dockHtml.replace('sign-in-url="/sign-in"', '')}</main>${tag}`,
      headers,
    );
    const page = await context.newPage();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    await page.goto(`${site.origin}/strict`);
    await untilState(page, state);
    if (state === 'ready') {
      await message(page).fill('Hello');
      await page.keyboard.press('Enter');
    } else {
      await page.getByRole('button').click();
    }
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 300))');
    expect(await page.evaluate('violations')).toEqual([]);
    expect(site.asked('POST /report')).toEqual([]);
    expect([...hosts]).toEqual([site.origin]);
  });

  test('the watch on it works', async () => {
    const { site, context } = chat;
    site.page(
      '/strict',
      `${watch}<main></main><script nonce="n0nce">try { document.body.innerHTML = '<b>no</b>'; } catch {}</script>`,
      headers,
    );
    const page = await context.newPage();
    await page.goto(`${site.origin}/strict`);
    await expect.poll(() => page.evaluate('violations.length'), patience).toBeGreaterThan(0);
    await expect.poll(() => site.asked('POST /report').length, patience).toBeGreaterThan(0);
  });

  test('integrity of the script, from the manifest, is accepted', async () => {
    const { site, context } = chat;
    site.page(
      '/pinned',
      `${dockHtml}<script src="/chat/embed.js" defer integrity="${site.integrityOf('embed.js')}"></script>`,
    );
    const page = await context.newPage();
    await page.goto(`${site.origin}/pinned`);
    await expect.poll(() => stateOf(page), patience).toBe('ready');
  });
});
