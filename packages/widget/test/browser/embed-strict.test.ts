import type { Page } from '@chatdock/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readme } from './bundle-snippets.ts';
import { ChatSite } from './chat-site.ts';
import { chatSuite } from './chat-suite.ts';
import { dockHtml, stateOf, untilState } from './dock-page.ts';

const chat = chatSuite();

/** The policy of the README, with a collector of what it is told. */
const policy = `${/^Content-Security-Policy: (.*)$/m.exec(readme)?.[1]?.replaceAll('nonce-…', 'nonce-n0nce')}; report-uri /report`;
const headers = { 'content-security-policy': policy, 'cross-origin-embedder-policy': 'require-corp' };
const tag = '<script src="/chat/embed.js" defer nonce="n0nce"></script>';
const watch = `<script nonce="n0nce">globalThis.violations = []; addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));</script>`;
const element = dockHtml.replace('sign-in-url="/sign-in"', '');

const message = (page: Page) => page.getByRole('textbox', { name: 'Message' });

/** Opens a page under the policy, and notes whom it asks for something. */
async function openStrict(html: string): Promise<{ page: Page; hosts: Set<string> }> {
  const { site, context } = chat;
  site.page('/strict', `${watch}<main><h1>Bank</h1>${html}</main>`, headers);
  const page = await context.newPage();
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto(`${site.origin}/strict`);
  return { page, hosts };
}

/** Nothing was refused by the policy, here or in the collector. */
async function expectNoReports(page: Page): Promise<void> {
  await page.evaluate('new Promise((resolve) => setTimeout(resolve, 300))'); // reports come late
  expect(await page.evaluate('violations')).toEqual([]);
  expect(chat.site.asked('POST /report')).toEqual([]);
}

/** An answer with everything that brings code or styles of its own. */
function everything(): string {
  const children = [
    { type: 'Title', value: 'Tasks' },
    {
      type: 'Row',
      gap: 2,
      background: '#ffeedd',
      children: [{ type: 'Badge', label: 'new', color: 'info' }],
    },
    { type: 'Button', label: 'Share', onClickAction: { type: 'share' } },
  ];
  const text =
    '# Tasks\n\n* one\n* [two](https://elsewhere.example)\n\n```ts\nlet three = 3;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |';
  const content = [{ type: 'output_text', text, annotations: [] }];
  const workflow = {
    type: 'custom',
    tasks: [{ type: 'custom', title: 'Looked', content: 'everywhere', status_indicator: 'complete' }],
    expanded: true,
    summary: { title: 'Worked' },
  };
  const events = [
    { type: 'thread.created', thread: { id: 'thr_1' } },
    { type: 'thread.item.done', item: { type: 'user_message', id: 'msg_1', content: [] } },
    { type: 'progress_update', text: 'Looking' },
    { type: 'thread.item.done', item: { type: 'workflow', id: 'wf_1', workflow } },
    { type: 'thread.item.done', item: { type: 'assistant_message', id: 'msg_2', content } },
    { type: 'thread.item.done', item: { type: 'widget', id: 'wdg_1', widget: { type: 'Card', children } } },
    { type: 'notice', level: 'warning', title: 'Careful', message: 'So it is.' },
  ];
  return events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
}

describe('W5, W7: a strict page', () => {
  test('has nothing to report of a whole session, which asks no other host', async () => {
    const answer = { status: 200, body: everything(), headers: { 'content-type': 'text/event-stream' } };
    chat.site.onChat = ({ body }) => (body.includes('threads.create') ? answer : null);
    const { page, hosts } = await openStrict(element + tag);
    await message(page).fill('Hello');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Share' }).waitFor();
    await page.getByRole('link', { name: 'two' }).waitFor();
    await page.getByText('So it is.').waitFor();
    await expectNoReports(page);
    expect([...hosts]).toEqual([chat.site.origin]);
  });

  test.each([
    ['signed-out', { user: null }],
    ['failed', { onSession: () => ({ status: 403 }) }],
  ] as const)('has nothing to report: %s', async (state, over) => {
    Object.assign(chat.site, over);
    const { page, hosts } = await openStrict(element + tag);
    await untilState(page, state);
    await page.getByRole('button').click();
    await expectNoReports(page);
    expect([...hosts]).toEqual([chat.site.origin]);
  });

  test.each([
    ['deferred', tag],
    ['async', tag.replace('defer', 'async')],
    ['plain', tag.replace('defer ', '')],
    ['a module', tag.replace('defer', 'type="module"')],
    ['of a certain version', tag.replace('embed.js', 'embed-0123456789abcdef.js')],
  ])('takes the script: %s', async (_, script) => {
    const { page } = await openStrict(element.replace('api="/chat"', '') + script);
    await expect.poll(() => stateOf(page)).toBe('ready');
    expect(await page.locator('chat-dock').getAttribute('api')).toBe(`${chat.site.origin}/chat`);
    await expectNoReports(page);
  });

  test('the watch on it works', async () => {
    const { page } = await openStrict(
      `<script nonce="n0nce">try { document.body.innerHTML = '<b>no</b>'; } catch {}</script>`,
    );
    await expect.poll(() => page.evaluate('violations.length')).toBeGreaterThan(0);
    await expect.poll(() => chat.site.asked('POST /report').length).toBeGreaterThan(0);
  });
});

describe('integrity', () => {
  let shop: ChatSite;
  beforeEach(async () => void (shop = await ChatSite.open()));
  afterEach(() => shop.close());

  /** A strict page of another origin, with the integrity given. */
  async function openShop(integrity: string): Promise<Page> {
    const { site, context } = chat;
    site.allowedOrigins = [shop.origin];
    site.takesVisitors = true;
    const script = `<script src="${site.origin}/chat/embed.js" defer nonce="n0nce" crossorigin="anonymous" integrity="${integrity}"></script>`;
    shop.page('/', `<main><h1>Shop</h1>${script}</main>`, {
      ...headers,
      'content-security-policy': policy.replace("connect-src 'self'", `connect-src ${site.origin}`),
    });
    const page = await context.newPage();
    await page.goto(shop.origin);
    return page;
  }

  test('from the manifest is accepted, also on a strict page of another origin', async () => {
    const page = await openShop(chat.site.integrityOf('embed.js'));
    await message(page).waitFor();
    expect(shop.asked('POST /report')).toEqual([]);
  });

  test('of something else is not', async () => {
    const page = await openShop(`sha384-${'A'.repeat(64)}`);
    await page.waitForLoadState('load');
    expect(await page.locator('chat-dock').count()).toBe(0);
    expect(chat.site.requests.filter(({ path }) => path.includes('/widget/'))).toEqual([]);
  });
});
