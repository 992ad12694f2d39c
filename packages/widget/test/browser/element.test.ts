import { describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { callApi, callsOf, dockHtml, optionsOf, stateOf, untilState } from './dock-page.ts';

const chat = chatSuite();

describe('methods', () => {
  test('reach the chat', async () => {
    const page = await chat.openReady();
    await page.evaluate(async () => {
      const dock = document.querySelector('chat-dock');
      await dock?.setThreadId('thr_1');
      await dock?.sendUserMessage({ text: 'Hello', newThread: true });
      await dock?.setComposerValue({ text: 'Draft' });
      await dock?.fetchUpdates();
      await dock?.focusComposer();
    });
    expect(await callsOf(page)).toEqual([
      ['setThreadId', 'thr_1'],
      ['sendUserMessage', { text: 'Hello', newThread: true }],
      ['setComposerValue', { text: 'Draft' }],
      ['fetchUpdates', undefined],
      ['focusComposer', undefined],
    ]);
    expect(await page.getByLabel('Message').inputValue()).toBe('Draft');
  });

  test('wait for the chat while it connects', async () => {
    const page = await chat.open({
      script: `customElements.whenDefined('chat-dock').then(() => document.querySelector('chat-dock').sendUserMessage({ text: 'Early' }));`,
    });
    await untilState(page, 'ready');
    await expect.poll(() => callsOf(page)).toEqual([['sendUserMessage', { text: 'Early' }]]);
  });

  test('reject with the reason there is no chat', async () => {
    const { site, open } = chat;
    site.onSession = () => ({ status: 403, body: {} });
    const page = await open();
    await untilState(page, 'failed');
    const code = (script: string): Promise<unknown> =>
      page.evaluate(`${script}.catch((error) => error.code)`);
    expect(await code(`document.querySelector('chat-dock').newThread()`)).toBe('request_refused');
    await page.evaluate(() => document.querySelector('chat-dock')?.signOut());
    expect(await code(`document.querySelector('chat-dock').focusComposer()`)).toBe('sign_in_required');
    expect(await code(`document.createElement('chat-dock').fetchUpdates()`)).toBe('disconnected');
  });

  test('an element that leaves while it connects lets nobody wait for ever', async () => {
    const page = await chat.open({ before: (fresh) => fresh.route('**/token', () => {}) });
    await untilState(page, 'connecting');
    const code = await page.evaluate(async () => {
      const dock = document.querySelector('chat-dock');
      const waiting = dock?.focusComposer().catch((error: { code: string }) => error.code);
      dock?.remove();
      return waiting;
    });
    expect(code).toBe('disconnected');
  });
});

describe('events', () => {
  test('of the chat come out of the element, through shadow roots', async () => {
    const page = await chat.openReady();
    const heard = await page.evaluate(() => {
      const names: string[] = [];
      document.addEventListener('chatkit.effect', ({ target }) => {
        if (target instanceof Element) names.push(target.localName);
      });
      globalThis.testRenderer.mounted[0]?.say('chatkit.effect', { name: 'tasks.changed', data: {} });
      return names;
    });
    expect(heard).toEqual(['chat-dock']);
  });

  test('chat-dock-state-changed tells each change once, with the reason', async () => {
    const { site, open } = chat;
    const page = await open({
      script: `globalThis.changes = []; addEventListener('chat-dock-state-changed', ({ state, error }) => changes.push([state, error?.code ?? null]));`,
    });
    await untilState(page, 'ready');
    site.onSession = () => ({ status: 403, body: {} });
    await page.evaluate(() => document.querySelector('chat-dock')?.reconnect());
    await untilState(page, 'failed');
    await page.evaluate(() => document.querySelector('chat-dock')?.signOut());
    await untilState(page, 'signed-out');
    expect(await page.evaluate('changes')).toEqual([
      ['ready', null],
      ['connecting', null],
      ['failed', 'request_refused'],
      ['signed-out', null],
    ]);
  });
});

describe('options', () => {
  test('attributes and properties become the chat’s options', async () => {
    const page = await chat.openReady({
      html: `<chat-dock api="/chat/" token-url="/token" theme="dark" greeting="Hi there" placeholder="Ask"
        disclaimer="Mistakes happen." prompts='["What’s pending?"]'></chat-dock>`,
    });
    expect(await optionsOf(page)).toEqual({
      theme: 'dark',
      initialThread: null,
      startScreen: {
        greeting: 'Hi there',
        prompts: [{ label: 'What’s pending?', prompt: 'What’s pending?' }],
      },
      composer: { placeholder: 'Ask' },
      disclaimer: { text: 'Mistakes happen.' },
    });
    expect(await page.evaluate(() => globalThis.testRenderer.mounted[0]?.options.api.url)).toBe(
      `${chat.site.origin}/chat`,
    );
  });

  test('a change is passed on without a new session or a new chat', async () => {
    const page = await chat.openReady();
    await page.evaluate(() => {
      const dock = document.querySelector('chat-dock');
      if (!dock) return;
      dock.prompts = [{ label: 'Today', prompt: 'What is due today?' }];
      dock.setAttribute('greeting', 'Welcome back');
    });
    await expect
      .poll(() => optionsOf(page))
      .toMatchObject({
        startScreen: {
          greeting: 'Welcome back',
          prompts: [{ label: 'Today', prompt: 'What is due today?' }],
        },
      });
    expect(chat.site.asked('POST /chat/session')).toHaveLength(1);
    expect(await page.evaluate(() => globalThis.testRenderer.mounted.length)).toBe(1);
  });

  test('a change while the chat is being mounted is not lost', async () => {
    const page = await chat.openReady({
      script: `
        const { mount } = testRenderer;
        testRenderer.mount = async (host, options) => {
          document.querySelector('chat-dock').greeting = 'Late';
          await new Promise((resolve) => setTimeout(resolve, 100));
          return mount(host, options);
        };`,
    });
    await expect.poll(() => optionsOf(page)).toMatchObject({ startScreen: { greeting: 'Late' } });
  });

  test('auto follows the visitor’s system, and a theme holds against it', async () => {
    const page = await chat.openReady({ before: (fresh) => fresh.emulateMedia({ colorScheme: 'dark' }) });
    expect(await optionsOf(page)).toMatchObject({ theme: 'dark' });
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => optionsOf(page)).toMatchObject({ theme: 'light' });
    await page.evaluate(() => document.querySelector('chat-dock')?.setAttribute('theme', 'dark'));
    await expect.poll(() => optionsOf(page)).toMatchObject({ theme: 'dark' });
    const background = await page.locator('chat-dock').evaluate((dock) => {
      const frame = dock.shadowRoot?.querySelector('[part=frame]');
      return frame ? getComputedStyle(frame).backgroundColor : '';
    });
    expect(background).toBe('rgb(23, 25, 30)');
  });

  test('another api or token is another session', async () => {
    const { site, openReady } = chat;
    const page = await openReady();
    await page.evaluate(() => document.querySelector('chat-dock')?.setAttribute('token-url', '/token?other'));
    await expect.poll(() => site.asked('POST /chat/session').length).toBe(2);
    await untilState(page, 'ready');
    expect(await callApi(page)).toEqual([200]);
  });
});

describe('coming and going', () => {
  test('an element that is moved keeps its chat', async () => {
    const page = await chat.openReady();
    await page.getByLabel('Message').fill('Half a sen');
    await page.evaluate(() => {
      const dock = document.querySelector('chat-dock');
      const aside = document.createElement('aside');
      document.body.append(aside);
      if (dock) aside.append(dock);
    });
    await page.evaluate('new Promise(requestAnimationFrame)');
    expect(await page.getByLabel('Message').inputValue()).toBe('Half a sen');
    expect(chat.site.asked('POST /chat/session')).toHaveLength(1);
  });

  test('one that is removed stops, and one that comes back starts again', async () => {
    const page = await chat.openReady();
    await page.evaluate(() => {
      const dock = document.querySelector('chat-dock');
      Object.assign(globalThis, { kept: dock });
      dock?.remove();
    });
    await expect.poll(() => page.evaluate(() => globalThis.testRenderer.mounted.length)).toBe(0);
    await page.evaluate('document.body.append(kept)');
    await untilState(page, 'ready');
    expect(await callApi(page)).toEqual([200]);
    expect(chat.site.asked('POST /chat/session')).toHaveLength(2);
  });

  test('the fetch of a chat that is gone is gone', async () => {
    const page = await chat.openReady();
    chat.site.secrets.clear();
    const code = await page.evaluate(async () => {
      const api = globalThis.testRenderer.mounted[0]?.options.api;
      document.querySelector('chat-dock')?.remove();
      await Promise.resolve();
      return api?.fetch(api.url).then(
        () => 'answered',
        (error: { code: string }) => error.code,
      );
    });
    expect(code).toBe('disconnected');
  });

  test('an element made by a script connects when it is put in', async () => {
    const page = await chat.openReady();
    await page.evaluate(() => {
      const dock = document.createElement('chat-dock');
      Object.assign(dock, {
        api: '/chat',
        tokenUrl: '/token',
        renderer: globalThis.testRenderer.load,
        id: 'made',
      });
      document.body.append(dock);
    });
    await expect.poll(() => page.locator('#made').getAttribute('state')).toBe('ready');
  });

  test('a page that comes back from the back/forward cache after signing in elsewhere connects', async () => {
    const { site, open } = chat;
    site.user = null;
    const page = await open({ html: dockHtml.replace('sign-in-url="/sign-in"', '') });
    await untilState(page, 'signed-out');
    site.user = 'ann';
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await expect.poll(() => stateOf(page)).toBe('ready');
  });
});
