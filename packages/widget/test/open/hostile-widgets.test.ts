import { type Page, quickest } from '@chatdock/testing';
import { tried } from '@chatdock/testing/attacks';
import { beforeEach, describe, expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite } from './chat-page.ts';
import { noHarm, policedPages, watch, workOf } from './hostile-page.ts';
import { hostilePayloads } from './hostile-payloads.ts';
import { hostileVariants } from './hostile-variants.ts';
import { heavyWidgets, hostileShapes, widgetSaying } from './hostile-widgets.ts';
import type { Script } from './scripted-server.ts';
import { widgetItem } from './widget-samples.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

/** Answers a message with the widget of that name; all else, such as actions, with nothing. */
const answering =
  (widgets: (name: string) => object): Script =>
  ({ type, params }, reply) => {
    if (type !== 'threads.create') return reply.json({});
    const { content } = JSON.parse(JSON.stringify(params['input']));
    reply.events(
      wire.created({ allowed_image_domains: ['good.example'] }),
      wire.done(wire.userItem('Show me')),
      wire.done(widgetItem(widgets(content[0].text))),
    );
    return reply.end();
  };

/** A new chat with the widget of that name. */
async function show({ page }: Pick<ChatUnderTest, 'page'>, name: string): Promise<void> {
  await page.evaluate(async (text) => {
    window.chat.mounted?.dispose();
    await window.chat.mount();
    await window.chat.mounted?.element.sendUserMessage({ text });
  }, name);
  await page.locator('chatkit-widget .widget').waitFor({ state: 'attached' });
}

/** Uses everything that can be used. */
const useAll = (page: Page) =>
  page.locator('chatkit-widget').evaluate((widget) => {
    const controls =
      widget.shadowRoot?.querySelectorAll<HTMLElement>('button, input, select, textarea') ?? [];
    for (const control of controls) {
      control.focus();
      control.dispatchEvent(new MouseEvent('mouseover', { bubbles: true, composed: true }));
      control.click();
      control.dispatchEvent(new Event('change', { bubbles: true }));
    }
    return controls.length;
  });

/** What lies outside of where the widget may be, or gets its looks from elsewhere. */
const strays = (page: Page) =>
  page.locator('chatkit-widget').evaluate((widget) =>
    [...(widget.shadowRoot?.querySelectorAll('*') ?? [])]
      .filter((element) => {
        const { position, backgroundImage, zIndex } = getComputedStyle(element);
        const isOurs = element.matches('.popup[popover=manual]'); // lists and calendars, above all else
        const isLoose = (position === 'fixed' && !isOurs) || position === 'sticky' || zIndex !== 'auto';
        return isLoose || backgroundImage.includes('url') || element.hasAttribute('onclick');
      })
      .map((element) => element.outerHTML),
  );

const polluted = (page: Page) => page.evaluate(() => 'polluted' in Object.prototype);

describe.each(policedPages)('W1: hostile widgets $name', ({ headers, payloads }) => {
  beforeEach(() => {
    suite.server().pageHeaders = headers;
  });

  test(`${hostilePayloads.length + hostileVariants.length} payloads in every place of every component run nothing, ask no one, cover nothing`, async () => {
    const chat = await suite.open({ script: answering(widgetSaying) });
    const { page } = chat;
    const harm = await watch(page, suite.server().origin);
    for (const payload of payloads) {
      await show(chat, payload);
      await useAll(page);
      expect({ payload, ...(await harm()), strays: await strays(page) }).toEqual({
        payload,
        ...noHarm,
        strays: [],
      });
    }
    tried(hostilePayloads.length + hostileVariants.length);
  });

  test('nor do shapes that no server should send', async () => {
    const chat = await suite.open({ script: answering((name) => hostileShapes[name] ?? {}) });
    const { page } = chat;
    const harm = await watch(page, suite.server().origin);
    for (const name of Object.keys(hostileShapes)) {
      await show(chat, name);
      await useAll(page);
      expect({ name, ...(await harm()), strays: await strays(page), polluted: await polluted(page) }).toEqual(
        {
          name,
          ...noHarm,
          strays: [],
          polluted: false,
        },
      );
    }
  });
});

test('W2: what should be seen is seen beside them', async () => {
  const chat = await suite.open({ script: answering(() => widgetSaying('Plain words')) });
  await show(chat, 'x');
  const { page } = chat;
  expect(await page.getByRole('button', { name: 'Plain words' }).count()).toBeGreaterThan(3);
  expect(await page.locator('chatkit-widget .text').allInnerTexts()).toContain('Plain words');
});

test('the fields of a form go to the action alone, whatever they are called', async () => {
  const names = ['__proto__.polluted', 'constructor.prototype.polluted', 'a.__proto__.b', 'toString', 'ok'];
  const form = {
    type: 'Form',
    action: 'https://evil.example/',
    method: 'post',
    target: '_top',
    onSubmitAction: { type: 'x', streaming: false },
    children: [
      ...names.map((name) => ({
        type: 'Input',
        name,
        defaultValue: 'v',
        formAction: 'https://evil.example/',
      })),
      { type: 'Button', submit: true, label: 'Go', formAction: 'javascript:harmed(1)' },
    ],
  };
  const chat = await suite.open({ script: answering(() => ({ type: 'Card', children: [form] })) });
  const harm = await watch(chat.page, suite.server().origin);
  await show(chat, 'x');
  await chat.button('Go').click();
  await expect.poll(() => suite.server().requests.at(-1)?.type).toBe('threads.sync_custom_action');
  expect(JSON.stringify(suite.server().requests.at(-1)?.params['action'])).toBe(
    '{"type":"x","payload":{"constructor":{"prototype":{"polluted":"v"}},"toString":"v","ok":"v"}}',
  );
  expect(await polluted(chat.page)).toBe(false);
  expect(await harm()).toMatchObject({ harm: { calls: 0 }, foreign: [], path: '/' });
});

test.each(Object.entries(heavyWidgets))(
  'W1: %s: a page waits for it less than a second',
  async (_, widget) => {
    const chat = await suite.open({ script: answering(() => widget) });
    const { page } = chat;
    const worked = await workOf(page);
    const spent = async (): Promise<number> => {
      const before = await worked();
      await show(chat, 'x');
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      return (await worked()) - before;
    };
    expect(await quickest(1000, spent)).toBeLessThan(1000);
  },
);
