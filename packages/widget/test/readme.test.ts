import type { Page } from '@chatdock/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChatDock } from '../src/index.ts';
import { setUpErrorMessages } from '../src/set-up/set-up-messages.ts';
import { conversationErrorMessages } from '../src/renderers/open/conversation-errors.ts';
import { widgetErrorMessages } from '../src/widget-error.ts';
import { bundleSnippet, readme, snippets, typeErrors, writeSnippets } from './browser/bundle-snippets.ts';
import { chatSuite } from './browser/chat-suite.ts';
import { dockHtml, stateOf, untilState } from './browser/dock-page.ts';
import { standIn } from './browser/openai-page.ts';
import { readFileSync } from 'node:fs';

// Every snippet of the README runs here, with the addresses of the tests' own site in place of the example's.

const chat = chatSuite();
let written: ReturnType<typeof writeSnippets>;
beforeAll(() => void (written = writeSnippets()));
afterAll(() => written.remove());

/** Code of the README at the tests' addresses. */
const here = (code: string): string =>
  code
    .replaceAll('https://app.example.com/api/chatkit', `${chat.site.origin}/chat`)
    .replaceAll('/api/chatkit', '/chat')
    .replaceAll('/api/auth/token', '/token');

/** A page with this in its body and, as modules, the snippets named. */
async function open(html: string, ...names: string[]): Promise<Page> {
  const modules = await Promise.all(names.map((name) => bundleSnippet(written.folder, name)));
  const scripts = modules.map((code, index) => {
    chat.site.pages.set(`/${index}.js`, { html: here(code), headers: { 'content-type': 'text/javascript' } });
    return `<script type="module" src="/${index}.js"></script>`;
  });
  chat.site.page('/readme', `<main><h1>A page</h1>${here(html)}</main>${scripts.join('')}`);
  const page = await chat.context.newPage();
  await page.goto(`${chat.site.origin}/readme`);
  return page;
}

const snippet = (name: string): string => snippets.get(name) ?? '';
const message = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const embed = '<script src="/api/chatkit/embed.js" defer></script>';

describe('the snippets', () => {
  test('are all run here', () => {
    expect([...snippets.keys()]).toEqual([
      'script-tag.html',
      'element.html',
      'module.ts',
      'options.ts',
      'texts.ts',
      'launcher.html',
      'launcher.ts',
      'effect.ts',
      'queue.ts',
      'widgets.ts',
      'widget-element.ts',
      'client-tool.ts',
      'sign-in.ts',
      'identify.ts',
      'sign-out.ts',
      'react.tsx', // these three in frameworks/readme.test.ts
      'Help.vue',
      'Help.svelte',
      'looks.css',
      'openai-ui.html',
      'ui-changed.ts',
      'openai-chatkit.ts',
    ]);
    expect(readme.match(/^```(html|tsx?|js|css|vue|svelte)$/gm)?.length).toBe(snippets.size);
  });

  test('have no type errors', () => {
    expect(typeErrors(written.folder)).toBe('');
  });

  test('script-tag.html puts a chat where it stands', async () => {
    const page = await open(snippet('script-tag.html'));
    await message(page).fill('Hello');
    expect(await page.locator('main > script + chat-dock').count()).toBe(1);
  });

  test('element.html shows a chat with its greeting and prompts', async () => {
    const page = await open(snippet('element.html'));
    await page.getByText('What is there to do?').waitFor();
    expect(await page.getByRole('button', { name: 'Show me all my tasks' }).count()).toBe(1);
  });

  test('module.ts works after a bundler', async () => {
    const page = await open('', 'module.ts');
    await message(page).fill('Hello');
    expect(chat.site.asked('GET /token')).toHaveLength(1);
  });

  test('options.ts gives the chat what its page wants', async () => {
    const page = await open(dockHtml + embed, 'options.ts');
    await untilState(page, 'ready');
    const told = await page.evaluate(() => Object.keys(document.querySelector('chat-dock')?.options ?? {}));
    expect(told).toEqual(['theme', 'composer', 'entities']);
    expect(await message(page).isVisible()).toBe(true);
  });

  test('texts.ts has the chat say it in the page’s words', async () => {
    const page = await open(dockHtml + embed, 'texts.ts');
    await page.getByRole('button', { name: 'Start over' }).waitFor();
    await page.getByRole('button', { name: 'Earlier questions' }).click();
    const list = page.getByRole('region', { name: 'Conversations' });
    await list.waitFor();
    expect(await list.isVisible()).toBe(true);
  });

  test('launcher.html is a button that opens a chat', async () => {
    const page = await open(snippet('launcher.html'));
    await page.getByRole('button', { name: 'Help' }).click();
    await page.getByRole('dialog', { name: 'Help' }).getByText('How can we help?').waitFor();
    expect(await message(page).isVisible()).toBe(true);
  });

  test('launcher.ts opens it from the page', async () => {
    const ask = '<button id="ask">Ask us</button>';
    const page = await open(ask + dockHtml.replace('api', 'launcher api') + embed, 'launcher.ts');
    await page.locator('#ask').click(); // the element may have no methods yet
    await page.locator('body.chatting').waitFor();
    expect(await page.getByRole('dialog', { name: 'Chat' }).isVisible()).toBe(true);
  });

  test('effect.ts hears of changes', async () => {
    const page = await open(dockHtml + embed, 'effect.ts');
    await untilState(page, 'ready');
    const reloaded = page.waitForEvent('load');
    await page.evaluate(() => {
      const detail = { name: 'tasks.changed', data: {} };
      const inner = document.querySelector('chat-dock')?.shadowRoot?.querySelector('chatdock-chat');
      inner?.dispatchEvent(new CustomEvent('chatkit.effect', { detail, bubbles: true, composed: true }));
    });
    await reloaded;
    await expect.poll(() => stateOf(page)).toBe('ready');
  });

  test.each([
    ['loaded before', embed],
    ['comes after', ''],
  ])('queue.ts is heard by a script that %s it', async (_, tag) => {
    const page = await open(dockHtml + tag, 'queue.ts');
    if (!tag) await page.addScriptTag({ url: '/chat/embed.js' });
    await page.getByText('What is it about your order?').waitFor();
    await expect.poll(() => message(page).inputValue()).toBe('Where is my parcel?');
  });

  test('widgets.ts leaves the page what is the page’s, and sends on the rest', async () => {
    const page = await open(dockHtml + embed, 'widgets.ts');
    await untilState(page, 'ready');
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '');
    });
    const actions: unknown[] = [];
    await page.route(`${chat.site.origin}/chat`, async (route) => {
      const { type, params } = JSON.parse(route.request().postData() ?? '{}');
      if (type === 'threads.custom_action') actions.push(params);
      const children = ['tasks.print', 'tasks.share'].map((name) => ({
        type: 'Button',
        label: name,
        onClickAction: { type: name, handler: 'client' },
      }));
      const widget = { type: 'Card', children };
      const events = [
        { type: 'thread.created', thread: { id: 'thr_1' } },
        { type: 'thread.item.done', item: { type: 'user_message', id: 'msg_1', content: [] } },
        { type: 'thread.item.done', item: { type: 'widget', id: 'wdg_1', widget } },
      ];
      const body = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
      await route.fulfill({ contentType: 'text/event-stream', body: type === 'threads.create' ? body : '' });
    });
    await message(page).fill('Show me');
    await message(page).press('Enter');
    await page.getByRole('button', { name: 'tasks.print' }).click();
    await page.locator('[data-printed]').waitFor();
    await page.getByRole('button', { name: 'tasks.share' }).click();
    await expect
      .poll(() => actions)
      .toEqual([{ thread_id: 'thr_1', item_id: 'wdg_1', action: { type: 'tasks.share' } }]);
  });

  test('widget-element.ts draws a kind of component by an element of the page', async () => {
    const page = await open(dockHtml + embed, 'widget-element.ts');
    await untilState(page, 'ready');
    const actions: unknown[] = [];
    await page.route(`${chat.site.origin}/chat`, async (route) => {
      const { type, params } = JSON.parse(route.request().postData() ?? '{}');
      if (type === 'threads.sync_custom_action') actions.push(params.action);
      const widget = { type: 'Card', children: [{ type: 'Map', place: 'Oslo' }] };
      const events = [
        { type: 'thread.created', thread: { id: 'thr_1' } },
        { type: 'thread.item.done', item: { type: 'user_message', id: 'msg_1', content: [] } },
        { type: 'thread.item.done', item: { type: 'widget', id: 'wdg_1', widget } },
      ];
      const body = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
      if (type === 'threads.create') await route.fulfill({ contentType: 'text/event-stream', body });
      else await route.fulfill({ json: {} });
    });
    await message(page).fill('Where is it?');
    await message(page).press('Enter');
    await page.getByRole('button', { name: 'Directions to Oslo' }).click();
    await expect.poll(() => actions).toEqual([{ type: 'map.directions', payload: { place: 'Oslo' } }]);
  });

  test('client-tool.ts does what the model asks of the page', async () => {
    const page = await open(dockHtml + embed, 'client-tool.ts');
    await untilState(page, 'ready');
    const results: unknown[] = [];
    await page.route(`${chat.site.origin}/chat`, async (route) => {
      const { type, params } = JSON.parse(route.request().postData() ?? '{}');
      if (type === 'threads.add_client_tool_output') results.push(params.result);
      const call = { type: 'client_tool_call', id: 'tc_1', name: 'go_to', arguments: { section: 'prices' } };
      const events = [
        { type: 'thread.created', thread: { id: 'thr_1' } },
        { type: 'thread.item.done', item: { type: 'user_message', id: 'msg_1', content: [] } },
        { type: 'thread.item.done', item: call },
      ];
      const body = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
      await route.fulfill({ contentType: 'text/event-stream', body: type === 'threads.create' ? body : '' });
    });
    await message(page).fill('What does it cost?');
    await message(page).press('Enter');
    await expect.poll(() => results).toEqual([{ shown: true }]);
    expect(new URL(page.url()).hash).toBe('#prices');
  });

  test('sign-in.ts signs people in without leaving the page', async () => {
    chat.site.user = null;
    const dialog = '<dialog id="sign-in"><form method="dialog"><button>Enter</button></form></dialog>';
    const page = await open(dockHtml + dialog + embed, 'sign-in.ts');
    await page.locator('dialog[open]').waitFor();
    chat.site.user = 'ann';
    await page.getByRole('button', { name: 'Enter' }).click();
    await expect.poll(() => stateOf(page)).toBe('ready');
  });

  test('identify.ts tells the chat who is there', async () => {
    chat.site.takesVisitors = true;
    const page = await open(`<chat-dock api="/api/chatkit"></chat-dock>${embed}`, 'identify.ts');
    await untilState(page, 'ready');
    await page.evaluate(() => document.dispatchEvent(new Event('app:signed-in')));
    await expect.poll(() => chat.site.asked('GET /token').length).toBe(1);
    await untilState(page, 'ready');
    await page.evaluate(() => document.dispatchEvent(new Event('app:signed-out')));
    await expect.poll(() => chat.site.visitors.size).toBe(2);
  });

  test('sign-out.ts ends the session', async () => {
    const page = await open(`${dockHtml}<button id="sign-out">Leave</button>${embed}`, 'sign-out.ts');
    await untilState(page, 'ready');
    await page.getByRole('button', { name: 'Leave' }).click();
    await expect.poll(() => chat.site.asked('POST /api/auth/sign-out').length).toBe(1);
    expect(chat.site.asked('DELETE /chat/session')).toHaveLength(1);
    expect(await stateOf(page)).toBe('signed-out');
  });

  test('looks.css changes what it says', async () => {
    const page = await open(
      `<style>${snippet('looks.css')}</style><div style="height:300px">${dockHtml}</div>${embed}`,
    );
    await untilState(page, 'ready');
    expect((await page.locator('chat-dock').boundingBox())?.height).toBe(300);
    const frame = await page
      .locator('chat-dock [part=frame]')
      .evaluate((element) => getComputedStyle(element).borderStyle);
    expect(frame).toBe('none');
  });

  test('openai-ui.html and ui-changed.ts: OpenAI’s chat UI, and what the page hears when there is another', async () => {
    const warned: string[] = [];
    chat.context.on('console', (said) => said.type() === 'warning' && warned.push(said.text()));
    await chat.context.route('https://cdn.platform.openai.com/**', (route) => route.abort());
    await message(await open(snippet('openai-ui.html') + embed, 'ui-changed.ts')).fill('Hello');
    await expect.poll(() => warned).toContain('The chat shows open: script_not_loaded');
    await chat.context.route('https://cdn.platform.openai.com/**', (route) =>
      route.fulfill({ body: standIn }),
    );
    const theirs = await open(snippet('openai-ui.html') + embed);
    await theirs.getByRole('textbox', { name: 'Message OpenAI' }).fill('Hello');
  });

  test('openai-chatkit.ts shows the chat UI alone', async () => {
    const page = await open('', 'openai-chatkit.ts');
    await page.getByText('How can I help?').waitFor();
    await message(page).fill('Hello');
    expect(await page.locator('chat-dock').count()).toBe(0);
  });
});

/** The first cells of the table below a heading, without their code marks. */
function firstColumn(heading: string, table = 0): string[] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows =
    section
      .trim()
      .split('\n\n')
      .filter((block) => block.startsWith('|'))[table] ?? '';
  return rows
    .split('\n')
    .slice(2)
    .map((row) => (row.split('|')[1] ?? '').replaceAll('`', '').trim())
    .filter((cell) => cell !== '');
}

describe('the tables', () => {
  const source = readFileSync(new URL('../src/chat-dock.ts', import.meta.url), 'utf8');
  const named = (tag: string): string[] =>
    [...source.matchAll(new RegExp(`@${tag} \\[?([\\w-]+)`, 'g'))].map(([, name = '']) => name);

  test('name every attribute', () => {
    const all = [...ChatDock.observedAttributes, 'state'];
    expect(firstColumn('Attributes and properties').toSorted()).toEqual(all.toSorted());
  });

  test('name every error code', () => {
    const all = Object.keys({ ...widgetErrorMessages, ...conversationErrorMessages });
    expect(firstColumn('Errors').toSorted()).toEqual(all.toSorted());
    expect(firstColumn('Errors', 1)).toEqual(Object.keys(setUpErrorMessages));
  });

  test('name every custom property and part, as the element’s own documentation does', () => {
    expect(firstColumn('Looks').toSorted()).toEqual(named('cssproperty').toSorted());
    expect(firstColumn('Looks', 1)).toEqual(named('csspart'));
  });
});
