import type { Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { dockHtml, untilState } from './dock-page.ts';
import { asked, cdn, hostAtOpenAi, openAiPage, optionsOf, problems, told, warnings } from './openai-page.ts';
import { ScriptedThread } from './scripted-thread.ts';

const chat = chatSuite();

const theirs = (page: Page) => page.getByRole('textbox', { name: 'Message OpenAI' });
const ours = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });

describe('which chat UI is shown', () => {
  test('ours, and nothing is asked of OpenAI, unless it is called for', async () => {
    const page = await openAiPage(chat, { attributes: '' });
    await ours(page).fill('Hello');
    await untilState(page, 'ready');
    await expect
      .poll(() => told(page))
      .toEqual([
        { ui: 'open', code: null },
        { state: 'ready', code: null },
      ]);
    expect(asked).toEqual([]);
  });

  test.each(['domain-key="domain_pk_1"', 'ui="openai"', 'ui="openai" domain-key="domain_pk_1"'])(
    'OpenAI’s, with %s',
    async (attributes) => {
      const page = await openAiPage(chat, { attributes });
      await theirs(page).fill('Hello');
      await untilState(page, 'ready');
      await expect
        .poll(() => told(page))
        .toEqual([
          { ui: 'openai', code: null },
          { state: 'ready', code: null },
        ]);
      expect(asked).toEqual([cdn]);
      expect(await problems(page)).toEqual([]);
      expect(chat.site.requests.some(({ path }) => path.includes('/conversation'))).toBe(false);
    },
  );

  test('ours with ui="open", whatever the key says', async () => {
    const page = await openAiPage(chat, { attributes: 'ui="open" domain-key="domain_pk_1"' });
    await ours(page).fill('Hello');
    expect(asked).toEqual([]);
  });

  test('OpenAI’s for a hosted session, and with ui="open" a sentence that says why there is none', async () => {
    hostAtOpenAi(chat.site);
    const page = await openAiPage(chat, { attributes: '' });
    await theirs(page).fill('Hello');
    const open = await openAiPage(chat, { attributes: 'ui="open"' });
    await open.getByRole('alert').filter({ hasText: 'only OpenAI’s chat can show it' }).waitFor();
    await expect.poll(() => told(open)).toEqual([{ state: 'failed', code: 'hosted_needs_openai' }]);
  });

  test('another one when the page asks for it, with the conversation that was open', async () => {
    chat.site.onChat = (request) => new ScriptedThread().answer(request);
    const page = await openAiPage(chat);
    await untilState(page, 'ready');
    await page.evaluate(() => document.querySelector('chat-dock')?.setThreadId('thr_1'));
    await page.evaluate(() => document.querySelector('chat-dock')?.setAttribute('ui', 'open'));
    await ours(page).fill('Hello');
    expect(await theirs(page).count()).toBe(0);
    await page.evaluate(() => document.querySelector('chat-dock')?.setAttribute('ui', 'openai'));
    await theirs(page).fill('Hello');
    expect(await ours(page).count()).toBe(0);
    expect(asked).toEqual([cdn]);
  });
});

describe('what OpenAI’s element is told', () => {
  test('all options each time, never a merged one', async () => {
    const attributes =
      'ui="openai" domain-key="domain_pk_1" theme="light" greeting="Hi" placeholder="Ask" disclaimer="May err"';
    const page = await openAiPage(chat, { attributes });
    await untilState(page, 'ready');
    expect(await optionsOf(page)).toEqual({
      api: { url: `${chat.site.origin}/chat`, domainKey: 'domain_pk_1' },
      initialThread: null,
      theme: 'light',
      startScreen: { greeting: 'Hi' },
      composer: { placeholder: 'Ask' },
      disclaimer: { text: 'May err' },
    });
    await page.evaluate(() => {
      const dock = document.querySelector('chat-dock');
      dock?.removeAttribute('greeting');
      dock?.setAttribute('theme', 'dark');
      dock?.setAttribute('prompts', '[{"label":"Tasks","prompt":"Show tasks","icon":"no-such-icon"},"Help"]');
    });
    await expect
      .poll(() => optionsOf(page))
      .toEqual({
        api: { url: `${chat.site.origin}/chat`, domainKey: 'domain_pk_1' },
        initialThread: null,
        theme: 'dark',
        startScreen: {
          prompts: [
            { label: 'Tasks', prompt: 'Show tasks' },
            { label: 'Help', prompt: 'Help' },
          ],
        },
        composer: { placeholder: 'Ask' },
        disclaimer: { text: 'May err' },
      });
    expect(await problems(page)).toEqual([]);
  });

  test('fetch carries the session, and the element’s own headers through', async () => {
    const headers: (string | undefined)[] = [];
    const page = await openAiPage(chat);
    await untilState(page, 'ready');
    page.on('request', (request) => {
      if (request.url().endsWith('/chat')) headers.push(request.headers()['x-chatkit-version']);
    });
    expect(await page.evaluate(() => globalThis.openAi.chats[0]?.request('threads.list'))).toBe(200);
    expect(headers).toEqual(['1.9']);
    expect(chat.site.asked('POST /chat')).toMatchObject([
      { bearer: chat.site.issued.at(-1), body: '{"type":"threads.list"}' },
    ]);
  });

  test('what the page does for the model and for widgets, in the form that OpenAI’s types promise', async () => {
    const page = await openAiPage(chat);
    await untilState(page, 'ready');
    const results = await page.evaluate(async () => {
      const dock = document.querySelector('chat-dock');
      if (!dock) throw new Error('no dock');
      dock.onClientTool = ({ name }) => (name === 'list' ? [1] : { shown: true });
      dock.widgets = { onAction: () => {} };
      await dock.updateComplete;
      const options = globalThis.openAi.chats[0]?.options;
      const action = options?.widgets?.onAction?.({ type: 'a' }, { id: 'wdg_1', widget: {} });
      return [
        await options?.onClientTool?.({ name: 'list', params: {} }),
        await options?.onClientTool?.({ name: 'go', params: {} }),
        action instanceof Promise,
      ];
    });
    expect(results).toEqual([{ result: [1] }, { shown: true }, true]);
    expect(await problems(page)).toEqual([]);
  });
});

describe('a hosted session', () => {
  test('gives its secret, and another one when that is refused', async () => {
    hostAtOpenAi(chat.site);
    const page = await openAiPage(chat, { attributes: '' });
    await untilState(page, 'ready');
    const renew = () => page.evaluate(async () => globalThis.openAi.chats[0]?.renew());
    await renew();
    await renew();
    expect(await page.evaluate(() => globalThis.openAi.chats[0]?.secrets)).toEqual(['ek_1', 'ek_2', 'ek_3']);
    expect(chat.site.asked('POST /chat/session')).toHaveLength(3);
    expect(chat.site.asked('POST /chat')).toEqual([]);
    expect(await problems(page)).toEqual([]);
  });

  test('whose renewal fails is an error to OpenAI’s element, and to the page', async () => {
    hostAtOpenAi(chat.site);
    const page = await openAiPage(chat, { attributes: '' });
    await untilState(page, 'ready');
    chat.site.onSession = () => ({ status: 403, body: { error: { message: 'Chat is for members.' } } });
    const message = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('chatkit.error', ({ detail }: CustomEventInit) =>
            resolve(detail.error.message),
          );
          void globalThis.openAi.chats[0]?.renew();
        }),
    );
    expect(await message).toBe('Chat is for members.');
    await untilState(page, 'ready');
  });

  test('has no stand-in: the element says what to do', async () => {
    hostAtOpenAi(chat.site);
    const page = await openAiPage(chat, { attributes: '', answers: '404' });
    await page.getByRole('alert').filter({ hasText: 'could not be loaded' }).waitFor();
    await expect
      .poll(() => told(page))
      .toEqual([
        { ui: null, code: 'script_not_loaded' },
        { state: 'failed', code: 'script_not_loaded' },
      ]);
    expect(await ours(page).count()).toBe(0);
  });
});

describe('events and methods', () => {
  test('events come out of the dock once each, whether they bubble or not', async () => {
    const page = await openAiPage(chat);
    await untilState(page, 'ready');
    const seen = await page.evaluate(() => {
      const heard: unknown[] = [];
      const name = 'chatkit.effect';
      document.addEventListener(name, (event) => {
        if (event instanceof CustomEvent)
          heard.push([event.target instanceof HTMLElement && event.target.localName, event.detail]);
      });
      const [element] = globalThis.openAi.chats;
      element?.say(name, { name: 'plain' });
      element?.dispatchEvent(new CustomEvent(name, { detail: { name: 'inside' }, bubbles: true }));
      element?.dispatchEvent(
        new CustomEvent(name, { detail: { name: 'all' }, bubbles: true, composed: true }),
      );
      return heard;
    });
    expect(seen).toEqual([
      ['chat-dock', { name: 'plain' }],
      ['chat-dock', { name: 'inside' }],
      ['chat-dock', { name: 'all' }],
    ]);
  });

  test('every method of the dock reaches OpenAI’s element', async () => {
    const page = await openAiPage(chat);
    const calls = await page.evaluate(async () => {
      const dock = document.querySelector('chat-dock');
      if (!dock) throw new Error('no dock');
      await customElements.whenDefined('chat-dock');
      await dock.setThreadId('thr_1');
      await dock.sendUserMessage({ text: 'Hi', newThread: true });
      await dock.sendCustomAction({ type: 'buy' }, 'wdg_1');
      await dock.setComposerValue({ text: 'Draft' });
      await dock.focusComposer();
      await dock.fetchUpdates();
      return globalThis.openAi.chats[0]?.calls.slice(1);
    });
    expect(calls).toEqual([
      ['setThreadId', 'thr_1'],
      ['sendUserMessage', { text: 'Hi', newThread: true }],
      ['sendCustomAction', { type: 'buy' }, 'wdg_1'],
      ['setComposerValue', { text: 'Draft' }],
      ['focusComposer'],
      ['fetchUpdates'],
    ]);
    expect(await theirs(page).inputValue()).toBe('Draft');
  });

  test('the open conversation is remembered, and stays when options change', async () => {
    const page = await openAiPage(chat);
    await untilState(page, 'ready');
    await page.evaluate(() =>
      globalThis.openAi.chats[0]?.say('chatkit.thread.change', { threadId: 'thr_7' }),
    );
    await page.evaluate(() => document.querySelector('chat-dock')?.setAttribute('theme', 'dark'));
    await expect.poll(() => optionsOf(page)).toMatchObject({ theme: 'dark', initialThread: 'thr_7' });
    await page.reload();
    await untilState(page, 'ready');
    expect(await optionsOf(page)).toMatchObject({ initialThread: 'thr_7' });
  });
});

describe('a page with ChatKit of its own', () => {
  const tag = `<script nonce="n1" src="${cdn}"></script>`;
  const own = '<openai-chatkit id="own"></openai-chatkit>';

  test.each([
    ['before ours', `${tag}${own}`],
    ['while ours loads', `<script nonce="n1" src="${cdn}" async></script>${own}`],
    [
      'at another version',
      `<script nonce="n1" src="https://cdn.platform.openai.com/v9/chatkit.js" async></script>${own}`,
    ],
  ])('keeps it: script tag %s', async (_when, head) => {
    const page = await openAiPage(chat, { head });
    await untilState(page, 'ready');
    expect(await page.evaluate(() => [globalThis.openAi.runs, globalThis.openAi.chats.length])).toEqual([
      1, 2,
    ]);
    expect(asked).toHaveLength(1);
    expect(await page.locator('#own').evaluate((element) => element.parentElement?.localName)).toBe('body');
    expect(
      await page.evaluate(() => Reflect.get(document.querySelector('#own') ?? {}, 'options')),
    ).toBeNull();
    await page.evaluate(() => document.querySelector('chat-dock')?.remove());
    expect(await page.locator('#own').count()).toBe(1);
  });

  test('may load its script after ours', async () => {
    const page = await openAiPage(chat);
    await untilState(page, 'ready');
    await page.addScriptTag({ url: cdn });
    expect(await page.evaluate(() => [globalThis.openAi.runs, globalThis.openAi.chats.length])).toEqual([
      2, 1,
    ]);
    await theirs(page).fill('Hello');
  });

  test('may have defined the element by other means: nothing is loaded', async () => {
    const page = await openAiPage(chat, { head: '<script nonce="n1" src="/openai-stand-in.js"></script>' });
    await theirs(page).fill('Hello');
    expect(asked).toEqual([]);
  });

  test('two docks share one script', async () => {
    const page = await openAiPage(chat, {
      html: dockHtml.replace('<chat-dock', '<chat-dock domain-key="a"').repeat(2),
    });
    await expect.poll(() => page.locator('chat-dock[state=ready]').count()).toBe(2);
    expect(asked).toEqual([cdn]);
    expect(await page.evaluate(() => [globalThis.openAi.runs, globalThis.openAi.chats.length])).toEqual([
      1, 2,
    ]);
  });
});

/** A strict policy, with these of Trusted Types. */
const policy = (types: string, scripts = "'nonce-n1' 'strict-dynamic'") =>
  `default-src 'none'; script-src ${scripts}; connect-src 'self'; require-trusted-types-for 'script'; trusted-types ${types}`;

describe('a strict page', () => {
  test('lets the script in by its nonce and by one policy of Trusted Types', async () => {
    const headers = { 'content-security-policy': policy('lit-html chatdock') };
    const page = await openAiPage(chat, { headers });
    await theirs(page).fill('Hello');
    expect(
      await page.evaluate(
        (src) => document.querySelector<HTMLScriptElement>(`script[src="${src}"]`)?.nonce,
        cdn,
      ),
    ).toBe('n1');
  });

  test.each([
    ['the script', policy('lit-html chatdock', "'self' 'unsafe-inline'"), `script-src-elem ${cdn}`],
    ['the policy of Trusted Types', policy('lit-html'), 'trusted-types chatdock'],
  ])('that does not let in %s is named, and ours is shown', async (_what, csp, seen) => {
    const page = await openAiPage(chat, { headers: { 'content-security-policy': csp } });
    await ours(page).waitFor();
    await expect
      .poll(() => told(page))
      .toEqual([
        { ui: 'open', code: 'blocked_by_policy' },
        { state: 'ready', code: null },
      ]);
    await expect
      .poll(() => warnings.filter((text) => text.includes('in place of OpenAI’s')))
      .toEqual([expect.stringContaining(seen)]);
    expect(asked).toEqual([]);
  });
});
