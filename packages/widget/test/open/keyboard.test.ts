import { expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite, focused } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import * as wire from './transcripts.ts';
import { violations } from './violations.ts';
import { approval, widgetItem } from './widget-samples.ts';

const suite = chatSuite();

/** A server whose answers are widgets, with two conversations from before. */
const server: Script = ({ type, params }, reply) => {
  if (type === 'threads.list')
    return reply.json({
      data: [wire.thread({ id: 'old', title: 'Old' }), wire.thread({ id: 'older', title: 'Older' })],
      has_more: false,
    });
  if (type === 'threads.update') return reply.json(wire.thread({ id: 'old', title: params['title'] }));
  if (type === 'threads.delete') return reply.json({});
  if (type === 'threads.custom_action') {
    const settled = { confirm: undefined, cancel: undefined, status: { text: 'Approved' } };
    reply.events(wire.streamOptions(), wire.replaced(widgetItem(approval(settled))));
  } else {
    reply.events(...wire.prologue('Start here'), wire.done(widgetItem(approval())));
    reply.events(...wire.wholeAnswer('May I?', 'a2'));
  }
  reply.end();
};

const prompts = [{ label: 'Start here', prompt: 'Start here' }];

/** Presses a key until what is called so has the focus. */
async function pressUntil(chat: ChatUnderTest, key: string, name: string): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 14; presses += 1) {
    await chat.page.keyboard.press(key);
    seen.push(await focused(chat));
    if (seen.at(-1) === name) return;
  }
  throw new Error(`${key} never reached ${name}, but ${seen.join(', ')}`);
}

test('the keyboard alone suggests, acts in widgets, and opens, renames, deletes and leaves old conversations', async () => {
  const chat = await suite.open({ script: server, options: { startScreen: { prompts } } });
  const { page, log } = chat;
  const press = (key: string) => page.keyboard.press(key);

  await pressUntil(chat, 'Tab', 'Start here');
  await press('Space');
  await log.getByText('May I?').waitFor();
  await pressUntil(chat, 'Shift+Tab', 'Approve');
  await press('Enter');
  await log.getByText('Approved').waitFor();

  await pressUntil(chat, 'Shift+Tab', 'Conversations');
  await press('Enter');
  await expect.poll(() => focused(chat)).toBe('Close');
  await page.locator('chatkit-history .name').first().waitFor();
  await pressUntil(chat, 'Tab', 'Rename “Old”');
  await press('Enter');
  await expect.poll(() => focused(chat)).toBe('New title');
  await press('Control+a');
  await page.keyboard.type('New');
  await press('Enter');
  await expect.poll(() => focused(chat)).toBe('Rename “New”');
  await press('Tab');
  expect(await focused(chat)).toBe('Delete “New”');
  await press('Enter');
  await expect.poll(() => focused(chat)).toBe('Cancel');
  await press('Escape');
  await expect.poll(() => focused(chat)).toBe('Delete “New”');
  await press('Enter');
  await expect.poll(() => focused(chat)).toBe('Cancel');
  await press('Tab');
  expect(await focused(chat)).toBe('Delete');
  await press('Enter');
  await expect.poll(() => page.locator('chatkit-history .name').allTextContents()).toEqual(['Older']);
  await expect.poll(() => focused(chat)).toBe('Close');
  await press('Escape');
  await expect.poll(() => focused(chat)).toBe('Conversations');
  expect(chat.complaints).toEqual([]);
});

test('in the colours of the system, with its own spacing of text and letters twice as large, everything is there', async () => {
  const chat = await suite.open({
    script: server,
    options: { startScreen: { prompts } },
    context: { forcedColors: 'active', viewport: { width: 640, height: 800 } },
  });
  const { page, button, log } = chat;
  const bordered = (name: string) =>
    button(name).evaluate((element) => {
      const { borderTopWidth, borderTopStyle } = getComputedStyle(element);
      return `${borderTopWidth} ${borderTopStyle}`;
    });
  await button('Start here').waitFor();
  expect(await bordered('Start here')).toBe('1px solid');
  expect(await bordered('Send')).toBe('1px solid');
  expect(await violations(chat)).toEqual([]);

  // WCAG 1.4.12, and 1.4.4.
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em }');
    const root = document.querySelector('chatdock-chat')?.shadowRoot;
    const inner = root?.querySelector('chatkit-conversation')?.shadowRoot;
    for (const each of [root, inner]) each?.adoptedStyleSheets.push(sheet);
  });
  const overflow = () =>
    page.evaluate(() => {
      const root = document.querySelector('chatdock-chat')?.shadowRoot;
      return [...(root?.querySelectorAll('.header, .body, .footer') ?? [])].map(
        (element) => element.scrollWidth - element.clientWidth,
      );
    });
  expect(await overflow()).toEqual([0, 0, 0]);
  expect(await page.getByRole('textbox').isVisible()).toBe(true);
  await button('Start here').click();
  await log.getByText('May I?').waitFor();
  expect(await overflow()).toEqual([0, 0, 0]);
  expect(await violations(chat)).toEqual([]);
  const sizes = await page
    .getByRole('button')
    .evaluateAll((all) =>
      all
        .map((element) => element.getBoundingClientRect())
        .map(({ width, height }) => Math.min(width, height)),
    );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
});
