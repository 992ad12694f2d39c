import { describe, expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite, createGate, focused, retheme } from './chat-page.ts';
import { photograph } from './gallery.ts';
import { itemStates } from './item-states.ts';
import { chatStates } from './states.ts';
import { stopClock } from './stop-clock.ts';
import { widgetStates } from './widget-states.ts';
import { violations } from './violations.ts';
import { approval, widgetItem } from './widget-samples.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

/** By how much the page, the chat and the conversation are wider than their boxes. */
const overflow = ({ page }: ChatUnderTest) =>
  page.evaluate(() => {
    const root = document.querySelector('chatdock-chat')?.shadowRoot;
    const log = root?.querySelector('chatkit-conversation')?.shadowRoot?.querySelector('.log');
    return [document.documentElement, root?.querySelector('.chat'), log]
      .filter((element) => element instanceof Element)
      .map((element) => element.scrollWidth - element.clientWidth);
  });

test.each([...chatStates, ...itemStates, ...widgetStates])(
  '$name: axe finds nothing in light and dark; nothing but code and tables scrolls sideways, either way it reads',
  async ({ name, set = {}, act, reached }) => {
    const chat = await suite.open({
      ...set,
      context: { reducedMotion: 'reduce', viewport: { width: 480, height: 720 } },
    });
    const { page } = chat;
    const there = () => reached(chat).first().waitFor();
    await act?.(chat);
    for (const theme of ['light', 'dark'] as const) {
      await retheme(chat, theme);
      await there();
      expect(await violations(chat)).toEqual([]);
      await photograph(chat, name, theme);
    }
    await page.emulateMedia({ forcedColors: 'active' });
    await expect.poll(() => colorOf(chat)).toBe('rgb(0, 0, 0)');
    await photograph(chat, name, 'forced');
    await page.emulateMedia({ forcedColors: 'none' });
    // The second is a window of 1280 × 720 pixels at 200 %.
    for (const [width, height] of [
      [320, 600],
      [640, 360],
      [1400, 600],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await there();
      await expect.poll(() => overflow(chat), { message: `${width} px` }).toEqual([0, 0, 0]);
    }
    await page.evaluate(() => window.chat.retheme('light'));
    await photograph(chat, name, 'phone');
    // The words of a language come over the network.
    await page.context().setOffline(false);
    await page.evaluate((given) => window.chat.retell({ ...given, locale: 'ar' }), set.options ?? {});
    await page.locator('chatdock-chat .chat[lang=ar]').waitFor();
    await expect.poll(() => overflow(chat), { message: 'from right to left' }).toEqual([0, 0, 0]);
    await photograph(chat, name, 'rtl');
  },
);

const colorOf = ({ page }: ChatUnderTest) =>
  page.locator('chatdock-chat .chat').evaluate((element) => getComputedStyle(element).color);

describe('the keyboard alone', () => {
  test('asks, stops, retries, unfolds, copies and starts over', async () => {
    let turn = 0;
    const chat = await suite.open({
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
      options: { startScreen: { prompts: [{ label: 'Start here', prompt: 'Start here' }] } },
      script: async (_, reply) => {
        turn += 1;
        if (turn === 1) {
          reply.events(
            ...wire.prologue('Start here'),
            wire.added(wire.answerItem(null)),
            wire.delta('Well, '),
          );
          await reply.gone;
        } else if (turn === 2) {
          reply.events(...wire.prologue('More', { isNew: false, id: 'u2' }), {
            type: 'error',
            allow_retry: true,
          });
          reply.end();
        } else {
          const task = wire.step('List tasks', 'complete', { content: 'Two.' });
          reply.events(wire.streamOptions(), wire.done(wire.workflowItem({ tasks: [task] })));
          reply.events(...wire.wholeAnswer('Here you are.', 'a3'));
          reply.end();
        }
      },
    });
    const { page, log } = chat;
    const press = (key: string) => page.keyboard.press(key);
    const pressUntil = async (key: string, name: string): Promise<void> => {
      for (let presses = 0; presses < 12; presses += 1) {
        await press(key);
        if ((await focused(chat)) === name) return;
      }
      throw new Error(`${key} never reached ${name}, but ${await focused(chat)}`);
    };

    await pressUntil('Tab', 'Start here');
    await press('Enter');
    await log.getByText('Well').waitFor();
    expect(await focused(chat)).toBe('Message');
    await pressUntil('Tab', 'Stop');
    await press('Enter');
    await chat.button('Send').waitFor();
    expect(await focused(chat)).toBe('Message');
    await page.keyboard.type('More');
    await press('Enter');
    await chat.button('Retry').waitFor();
    await pressUntil('Shift+Tab', 'Retry');
    await press('Enter');
    await log.getByText('Here you are.').waitFor();
    await expect.poll(() => chat.button('Copy answer').count()).toBe(2);
    expect(await focused(chat)).toBe('Message');
    await pressUntil('Shift+Tab', 'Copy answer');
    await stopClock(page); // that it is copied is said for a moment
    await press('Enter');
    await expect.poll(() => focused(chat)).toBe('Copied');
    await page.clock.resume();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Here you are.');
    await press('Shift+Tab');
    await press('Enter');
    expect(await log.getByText('Two.').isVisible()).toBe(true);
    await pressUntil('Shift+Tab', 'Conversation');
    await pressUntil('Shift+Tab', 'New chat');
    await press('Enter');
    await page.getByText('What can I help with?').waitFor();
    expect(await focused(chat)).toBe('Message');
  });

  test('every stop on the way shows where the focus is', async () => {
    const chat = await suite.open({
      options: { startScreen: { prompts: [{ label: 'Start here', prompt: 'x' }] } },
      context: { reducedMotion: 'reduce' },
    });
    const { page } = chat;
    const looks = (name: string) =>
      page.getByRole(name === 'Message' ? 'textbox' : 'button', { name }).evaluate((element) => {
        const { outlineStyle, boxShadow, borderColor } = getComputedStyle(
          element.closest('.composer') ?? element,
        );
        return `${outlineStyle} ${boxShadow} ${borderColor}`;
      });
    for (const name of ['Conversations', 'New chat', 'Start here', 'Message']) {
      const before = await looks(name);
      await page.keyboard.press('Tab');
      expect(await focused(chat)).toBe(name);
      expect(await looks(name)).not.toBe(before);
    }
  });
});

describe('a screen reader', () => {
  test('is told each step and each paragraph once, as they are done', async () => {
    const gate = createGate();
    const { page, box } = await suite.open({
      script: async (_, reply) => {
        const item = wire.workflowItem({ tasks: [wire.step('List tasks', 'loading')] });
        reply.events(...wire.prologue('Hi'), wire.added(item));
        await gate.wait();
        reply.events(wire.done(wire.workflowItem({ tasks: [wire.step('List tasks')] })));
        reply.events(wire.added(wire.answerItem(null)), wire.delta('You have **two** tasks.\n\n- Milk'));
        await gate.wait();
        reply.events(wire.delta(' and [bread](https://b.example)'));
        reply.events(
          wire.done(wire.answerItem('You have **two** tasks.\n\n- Milk and [bread](https://b.example)')),
        );
        reply.end();
      },
    });
    const region = page.locator('[aria-live=polite] p');
    await box.fill('Hi');
    await box.press('Enter');
    await expect.poll(() => region.allInnerTexts()).toEqual(['List tasks, running']);
    gate.open();
    await expect.poll(() => region.allInnerTexts()).toEqual(['List tasks, running', 'You have two tasks.']);
    gate.open();
    await expect
      .poll(() => region.allInnerTexts())
      .toEqual(['List tasks, running', 'You have two tasks.', 'Milk and bread']);
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('off');
  });

  test('is told a widget whole, and what has become of one', async () => {
    const { page, box, log } = await suite.open({
      script: ({ type }, reply) => {
        if (type === 'threads.create')
          reply.events(...wire.prologue('Delete it'), wire.added(widgetItem(approval())));
        if (type === 'threads.create') reply.events(wire.done(widgetItem(approval())));
        else {
          const settled = { confirm: undefined, cancel: undefined, status: { text: 'Approved' } };
          reply.events(wire.streamOptions(), wire.replaced(widgetItem(approval(settled))));
        }
        reply.end();
      },
    });
    const region = page.locator('[aria-live=polite] p');
    await box.fill('Delete it');
    await box.press('Enter');
    const whole = 'Needs your approval. Delete “Buy groceries”? This cannot be undone. Approve. Reject.';
    await expect.poll(() => region.allInnerTexts()).toEqual([whole]);
    await log.getByRole('button', { name: 'Approve' }).click();
    await expect.poll(() => region.allInnerTexts()).toEqual(['Approved']);
  });

  test('is not read an old conversation when it is opened', async () => {
    const { page, log } = await suite.open({
      script: ({ type }, reply) =>
        type === 'items.list'
          ? reply.json({ data: [wire.answerItem('Old words.')], has_more: false })
          : reply.json(wire.thread()),
      options: { initialThread: 'thr_1' },
    });
    await log.getByText('Old words.').waitFor();
    expect(await page.locator('[aria-live=polite] p').count()).toBe(0);
  });
});

describe('every screen', () => {
  test('reads from right to left where the words do', async () => {
    const { box, log } = await suite.open({
      script: (_, reply) => {
        reply.events(...wire.prologue('שלום עולם'), ...wire.wholeAnswer('- שלום\n\nHello'));
        reply.end();
      },
    });
    await box.fill('שלום');
    await box.press('Enter');
    await log.getByText('Hello').waitFor();
    const directions = await log
      .locator('.bubble, ul, .part > p')
      .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).direction));
    expect(directions).toEqual(['rtl', 'rtl', 'ltr']);
  });

  test('without motion, nothing goes on moving', async () => {
    const { box, log, page } = await suite.open({
      context: { reducedMotion: 'reduce' },
      script: async (_, reply) => {
        const item = wire.workflowItem({ tasks: [wire.step('List tasks', 'loading')] });
        reply.events(
          ...wire.prologue('Hi'),
          wire.added(item),
          wire.added(wire.answerItem(null)),
          wire.delta('Well, '),
        );
        await reply.gone;
      },
    });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByText('Well').waitFor();
    await log.getByRole('img', { name: 'running' }).waitFor();
    expect(await page.evaluate(endless)).toBe(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await expect.poll(() => page.evaluate(endless)).toBeGreaterThan(0);
  });
});

/** How many animations run that have no end, in whatever shadow root. */
function endless(): number {
  const within = (root: Document | ShadowRoot): number => {
    const here = root
      .getAnimations()
      .filter(
        ({ playState, effect }) =>
          playState === 'running' && effect?.getComputedTiming().endTime === Infinity,
      );
    const inside = [...root.querySelectorAll('*')].map(({ shadowRoot }) =>
      shadowRoot ? within(shadowRoot) : 0,
    );
    return inside.reduce((sum, count) => sum + count, here.length);
  };
  return within(document);
}
