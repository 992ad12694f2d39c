import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import type { ChatSite } from './chat-site.ts';
import { chatSuite } from './chat-suite.ts';
import { dockHtml, untilState } from './dock-page.ts';

const chat = chatSuite();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on the page, shadow roots included: rule and element. */
async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))`,
  );
}

const states: [
  string,
  Partial<Pick<ChatSite, 'user' | 'onSession' | 'onToken'>>,
  'ready' | 'signed-out' | 'failed' | 'connecting',
][] = [
  ['the chat', {}, 'ready'],
  ['nobody is signed in', { user: null }, 'signed-out'],
  ['trouble', { onSession: () => ({ status: 403 }) }, 'failed'],
];

describe.each(['light', 'dark'] as const)('axe finds nothing wrong in %s', (colorScheme) => {
  test.each(states)('%s', async (_name, over, state) => {
    Object.assign(chat.site, over);
    const page = await chat.open({
      html: dockHtml.replace('sign-in-url="/sign-in"', ''),
      before: (fresh) => fresh.emulateMedia({ colorScheme }),
    });
    await untilState(page, state);
    expect(await violations(page)).toEqual([]);
  });

  test('the skeleton', async () => {
    const page = await chat.open({
      before: async (fresh) => {
        await fresh.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await fresh.route('**/token', () => {});
      },
    });
    await untilState(page, 'connecting');
    await page.getByRole('status').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('the open renderer inside', async () => {
    const { site, context } = chat;
    site.page('/real', `<main><h1>Help</h1>${dockHtml}</main><script src="/chat/embed.js" defer></script>`);
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme });
    await page.goto(`${site.origin}/real`);
    await untilState(page, 'ready');
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('the keyboard', () => {
  test('reaches the button of a notice, with a ring that can be seen, and presses it', async () => {
    chat.site.onSession = () => ({ status: 403 });
    const page = await chat.open();
    await untilState(page, 'failed');
    await page.keyboard.press('Tab');
    const button = page.getByRole('button', { name: 'Try again' });
    expect(await button.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    chat.site.onSession = () => null;
    await page.keyboard.press('Enter');
    await untilState(page, 'ready');
  });

  test('cannot get into a chat that is not shown', async () => {
    const page = await chat.open({
      script: `
        const { mount } = testRenderer;
        testRenderer.mount = async (host, options) => { await mount(host, options); return new Promise(() => {}); };`,
    });
    await page.locator('chat-dock input').waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
  });
});

describe('nothing moves', () => {
  test('for those who asked for that', async () => {
    const page = await chat.open({
      before: async (fresh) => {
        await fresh.emulateMedia({ reducedMotion: 'reduce' });
        await fresh.route('**/token', () => {});
      },
    });
    await page.getByRole('status').waitFor();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    const animations = await page
      .locator('chat-dock')
      .evaluate((dock) => dock.shadowRoot?.getAnimations().length);
    expect(animations).toBe(0);
  });
});
