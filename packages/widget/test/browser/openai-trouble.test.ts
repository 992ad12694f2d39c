import type { Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import type { WidgetErrorCode } from '../../src/index.ts';
import { chatSuite } from './chat-suite.ts';
import { untilState } from './dock-page.ts';
import { openAiPage, openAiPageInTime, told, warnings, type OpenAiPage } from './openai-page.ts';
import { ScriptedThread } from './scripted-thread.ts';

const chat = chatSuite();

const ours = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });

/** What keeps OpenAI's element from being shown, and what the page is told of it. */
const trouble: [string, OpenAiPage, WidgetErrorCode, string][] = [
  ['the network does not reach its script', { answers: 'nothing' }, 'script_not_loaded', 'content blockers'],
  ['its script is not there', { answers: '404' }, 'script_not_loaded', 'could not be loaded'],
  ['its script does not come', { answers: 'late' }, 'script_not_loaded', 'could not be loaded'],
  ['its script brings no element', { is: { brings: 'nothing' } }, 'script_without_element', 'chatkit-script'],
  ['the element is another one', { is: { brings: 'another' } }, 'other_element', 'no ChatKit element'],
  ['it never says that it is ready', { is: { ready: false } }, 'chat_not_ready', 'does not start'],
  ['it takes no options', { is: { throwsAt: 'setOptions' } }, 'renderer_failed', 'could not be loaded'],
  [
    'it refuses the domain at once',
    { is: { refuses: 'before', ready: false } },
    'domain_refused',
    'allow list',
  ],
];

describe('trouble with OpenAI’s element is named within five seconds', () => {
  test.for(trouble)('with ui="openai": %s', async ([, options, code, sentence]) => {
    const page = await openAiPageInTime(chat, { attributes: 'ui="openai"', ...options });
    await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
    await expect
      .poll(() => told(page))
      .toEqual([
        { ui: null, code },
        { state: 'failed', code },
      ]);
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(1);
    expect(
      await page.evaluate(
        () => document.querySelector('chat-dock')?.shadowRoot?.querySelector('.chat')?.childElementCount,
      ),
    ).toBe(0);
  });

  test.for(trouble)('with ui="auto" ours takes over: %s', async ([, options, code, sentence]) => {
    const page = await openAiPage(chat, options);
    await ours(page).fill('Hello');
    await expect
      .poll(() => told(page))
      .toEqual([
        { ui: 'open', code },
        { state: 'ready', code: null },
      ]);
    await expect
      .poll(() => warnings.filter((text) => text.includes('in place of OpenAI’s')))
      .toEqual([expect.stringContaining(sentence)]);
  });

  test('a domain that is refused later: ours takes over, with the same conversation and text', async () => {
    const requests: string[] = [];
    const thread = new ScriptedThread();
    thread.exists = true;
    chat.site.onChat = (request) => {
      requests.push(request.body);
      return thread.answer(request);
    };
    const page = await openAiPage(chat, { is: { refuses: 'after' } });
    await page.evaluate(async () => {
      await customElements.whenDefined('chat-dock');
      const dock = document.querySelector('chat-dock');
      await dock?.setThreadId('thr_1');
      await dock?.setComposerValue({ text: 'Where is my order?' });
    });
    await expect.poll(() => ours(page).inputValue()).toBe('Where is my order?');
    await expect
      .poll(() => told(page))
      .toEqual([
        { ui: 'openai', code: null },
        { state: 'ready', code: null },
        { ui: 'open', code: 'domain_refused' },
      ]);
    await expect.poll(() => requests[0] ?? '').toContain('"thread_id":"thr_1"');
  });

  test('a domain that is refused later, with no one to take over: a sentence', async () => {
    const page = await openAiPage(chat, { attributes: 'ui="openai"', is: { refuses: 'after' } });
    await page.getByRole('alert').filter({ hasText: 'allow list' }).waitFor();
    await expect
      .poll(() => told(page))
      .toEqual([
        { ui: 'openai', code: null },
        { state: 'ready', code: null },
        { ui: null, code: 'domain_refused' },
        { state: 'failed', code: 'domain_refused' },
      ]);
  });

  test('an error that only speaks of a domain is an error, and no more', async () => {
    const page = await openAiPage(chat);
    await untilState(page, 'ready');
    await page.evaluate(() =>
      globalThis.openAi.chats[0]?.say('chatkit.error', {
        error: new Error('The image is of another domain'),
      }),
    );
    await page.evaluate('new Promise(requestAnimationFrame)');
    expect((await told(page)).slice(2)).toEqual([]);
    expect(await ours(page).count()).toBe(0);
  });

  test('a frame that the page’s policy does not let in', async () => {
    const policy = "frame-src 'none'";
    const page = await openAiPage(chat, {
      attributes: 'ui="openai"',
      is: { ready: false, frame: 'https://cdn.platform.openai.com/frame.html' },
      headers: { 'content-security-policy': policy },
    });
    await page.getByRole('alert').filter({ hasText: 'frame-src https://cdn.platform.openai.com' }).waitFor();
    await expect.poll(async () => (await told(page))[0]).toEqual({ ui: null, code: 'blocked_by_policy' });
  });

  test('the button tries again, and what failed is loaded again', async () => {
    const page = await openAiPage(chat, { attributes: 'ui="openai"', answers: '404' });
    await untilState(page, 'failed');
    await page.unrouteAll();
    await page.route(/openai\.com/, (route) =>
      route.fulfill({ path: new URL('openai-stand-in.js', import.meta.url).pathname }),
    );
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('textbox', { name: 'Message OpenAI' }).fill('Hello');
    expect(await page.locator('script[src*="openai.com"]').count()).toBe(1);
  });

  test('a script of the page’s own that fails is made up for by ours', async () => {
    const head = '<script nonce="n1" src="/gone/chatkit.js" async></script>';
    const page = await openAiPage(chat, { attributes: 'ui="openai"', head });
    await untilState(page, 'failed');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('textbox', { name: 'Message OpenAI' }).fill('Hello');
    expect(await page.locator('script[src="/gone/chatkit.js"]').count()).toBe(1);
  });

  test('an address for the script that is neither the page’s nor OpenAI’s is not taken', async () => {
    const page = await openAiPage(chat, {
      attributes: 'ui="openai" chatkit-script="https://cdn.openai.com.example/chatkit.js"',
    });
    await page.getByRole('alert').filter({ hasText: '“chatkit-script” is neither' }).waitFor();
    await expect.poll(async () => (await told(page))[0]).toEqual({ ui: null, code: 'not_configured' });
    expect(await page.locator('script[src*="example"]').count()).toBe(0);
  });

  test('somebody else signs in while OpenAI’s is on its way: nothing of the first is left', async () => {
    const page = await openAiPage(chat, { attributes: 'ui="openai"', is: { ready: false } });
    await expect.poll(() => page.evaluate(() => globalThis.openAi?.chats.length)).toBe(1);
    await page.evaluate(() => {
      globalThis.openAi.chats[0]?.setAttribute('id', 'first');
      document.querySelector('chat-dock')?.reconnect();
    });
    await expect.poll(() => page.evaluate(() => globalThis.openAi.chats.length)).toBe(2);
    expect(await page.locator('#first').count()).toBe(0);
  });
});

describe('trouble with the chat server is no reason for another UI', () => {
  test.each<
    [string, () => { status: number; body: unknown; headers?: Record<string, string> }, WidgetErrorCode]
  >([
    [
      'HTML',
      () => ({ status: 200, body: '<!doctype html>', headers: { 'content-type': 'text/html' } }),
      'api_is_a_page',
    ],
    ['404', () => ({ status: 404, body: 'nothing here' }), 'api_not_found'],
  ])('%s from the chat’s route is named', async (_what, onChat, code) => {
    chat.site.onChat = onChat;
    const page = await openAiPage(chat);
    await untilState(page, 'ready');
    expect(await page.evaluate(() => globalThis.openAi.chats[0]?.request('threads.list'))).toBe(code);
    await page.getByRole('alert').filter({ hasText: 'Set “api” to where its routes are' }).waitFor();
    await expect
      .poll(async () => (await told(page)).slice(2))
      .toEqual([
        { ui: null, code },
        { state: 'failed', code },
      ]);
    expect(await ours(page).count()).toBe(0);
  });

  test('once a request went through, it is for OpenAI’s element to say', async () => {
    const page = await openAiPage(chat);
    await untilState(page, 'ready');
    await page.evaluate(() => globalThis.openAi.chats[0]?.request('threads.list'));
    chat.site.onChat = () => ({ status: 404, body: 'nothing here' });
    expect(await page.evaluate(() => globalThis.openAi.chats[0]?.request('threads.list'))).toBe(
      'api_not_found',
    );
    await untilState(page, 'ready');
  });
});
