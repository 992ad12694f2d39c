import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { chatSuite } from '../browser/chat-suite.ts';
import { untilState } from '../browser/dock-page.ts';
import { openApp } from './app-page.ts';
import { ServerRendered } from './apps/server-rendered.tsx';
import { bundleApp } from './bundle-app.ts';

// What is React’s own: rendering on a server, and props that come and go.

const chat = chatSuite();

describe('a page from a server', () => {
  const html = renderToString(createElement(ServerRendered));
  let files: [string, string][];
  beforeAll(async () => void (files = await bundleApp('hydrated.tsx')));

  test('has the plain tag, and the server no registry', () => {
    expect(html).toBe('<output></output><chat-dock class="chat" id="help"></chat-dock>');
    expect(globalThis.customElements?.get('chat-dock')).toBeUndefined();
  });

  test('starts once, with all its properties, and without a complaint', async () => {
    const { page, complaints } = await openApp(chat.context, chat.site, { files, html });
    await untilState(page, 'ready');
    await page.getByText('Good morning').waitFor();
    await expect.poll(() => page.locator('output').textContent()).toBe('ready');
    expect(chat.site.asked('POST /chat/session')).toHaveLength(1);
    expect(chat.site.asked('POST /chat/session')[0]?.bearer).toBe(chat.site.issued[0]);
    expect(complaints).toEqual([]);
  });
});

describe('props', () => {
  let files: [string, string][];
  beforeAll(async () => void (files = await bundleApp('react-props.tsx')));

  const open = async () => {
    const { page } = await openApp(chat.context, chat.site, { files });
    await page.waitForFunction(() => 'renderDock' in globalThis);
    return page;
  };

  test('that are left out, or undefined, are the element’s default again', async () => {
    const page = await open();
    const seen = await page.evaluate(() => {
      const seenSoFar: unknown[] = [];
      const see = (props: object): void => {
        renderDock(props);
        const { greeting, theme, prompts } = document.querySelector('chat-dock') ?? {};
        seenSoFar.push([greeting, theme, prompts?.length]);
      };
      see({ greeting: 'Hello', theme: 'dark', prompts: [{ label: 'A', prompt: 'B' }] });
      see({ greeting: undefined, theme: 'light' });
      see({});
      return seenSoFar;
    });
    expect(seen).toEqual([
      ['Hello', 'dark', 1],
      ['', 'light', 0],
      ['', 'auto', 0],
    ]);
  });

  test('that begin with “on” are properties where the element has them, and events otherwise', async () => {
    const page = await open();
    const heard = await page.evaluate(() => {
      const heardSoFar: string[] = [];
      const onClientTool = (): unknown => heardSoFar;
      renderDock({ onClientTool, onEffect: () => heardSoFar.push('first') });
      const dock = document.querySelector('chat-dock');
      const say = (): unknown => dock?.dispatchEvent(new CustomEvent('chatkit.effect'));
      say();
      renderDock({ onClientTool, onEffect: () => heardSoFar.push('second') });
      say();
      if (dock?.onClientTool === onClientTool) heardSoFar.push('tool');
      renderDock({});
      say();
      if (dock?.onClientTool === null) heardSoFar.push('no tool');
      return heardSoFar;
    });
    expect(heard).toEqual(['first', 'second', 'tool', 'no tool']);
  });

  test('the ref is the element, ready to be called, and nobody is told of one that is gone', async () => {
    const page = await open();
    const seen = await page.evaluate(async () => {
      const seenSoFar: unknown[] = [];
      const ref = (element: Element | null): unknown =>
        seenSoFar.push(element && typeof Reflect.get(element, 'sendUserMessage'));
      const onStateChanged = ({ state }: { state: string }): unknown => seenSoFar.push(state);
      renderDock({ onStateChanged }, ref);
      const dock = document.querySelector('chat-dock');
      await dock?.focusComposer();
      renderDock(null);
      await dock?.updateComplete;
      dock?.dispatchEvent(new CustomEvent('chat-dock-state-changed'));
      return seenSoFar;
    });
    expect(seen).toEqual(['function', 'ready', null]);
  });
});
