import { accessibilityFaults, type Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import type { ChatSite } from './chat-site.ts';
import { chatSuite } from './chat-suite.ts';
import { dockHtml, untilState } from './dock-page.ts';
import { launcherHtml, openLauncher, parts, smallScreen } from './launcher-page.ts';
import { openAiPage, type OpenAiPage } from './openai-page.ts';

const chat = chatSuite();

/** What is called what has the focus inside the element. */
function focusedLabel(page: Page): Promise<string | null> {
  return page.evaluate(
    () => document.querySelector('chat-dock')?.shadowRoot?.activeElement?.ariaLabel ?? null,
  );
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const violations = (page: Page) => accessibilityFaults(page, rules);

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

const wide = { width: 1000, height: 800 };

interface Surroundings {
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  dir?: 'ltr' | 'rtl';
}

describe.each<[string, Surroundings]>([
  ['in light', {}],
  ['in dark', { colorScheme: 'dark' }],
  ['on a small screen', { viewport: smallScreen }],
  ['read from the right', { dir: 'rtl' }],
])('axe finds nothing wrong with a launcher %s', (_name, surroundings) => {
  const { colorScheme = 'light', viewport = wide, dir = 'ltr' } = surroundings;
  const html = `<div dir="${dir}">${launcherHtml.replace('sign-in-url="/sign-in"', '')}</div>`;
  const before = async (page: Page): Promise<void> => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(viewport);
  };

  test('closed, with an answer that nobody has seen, and open', async () => {
    const page = await openLauncher(chat, { html, before });
    expect(await violations(page)).toEqual([]);
    await parts(page).button.focus();
    await untilState(page, 'ready');
    await page.evaluate(() => globalThis.testRenderer.mounted[0]?.say('chatkit.response.end', undefined));
    await parts(page).badge.waitFor();
    expect(await violations(page)).toEqual([]);
    await parts(page).button.click();
    await parts(page).panel.waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test.each(states.slice(1))('open, when %s', async (_what, over, state) => {
    Object.assign(chat.site, over);
    const page = await openLauncher(chat, { html, before });
    await parts(page).button.click();
    await untilState(page, state);
    expect(await violations(page)).toEqual([]);
  });

  test('open, while the chat is on its way', async () => {
    const page = await openLauncher(chat, {
      html,
      before: async (fresh) => {
        await before(fresh);
        await fresh.route('**/token', () => {});
      },
    });
    await parts(page).button.click();
    await page.getByText('Loading the chat').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('open, with our chat in it', async () => {
    const { site, context } = chat;
    site.page('/real', `<main><h1>Help</h1></main>${html}<script src="/chat/embed.js" defer></script>`);
    const page = await context.newPage();
    await before(page);
    await page.goto(`${site.origin}/real`);
    await parts(page).button.click();
    await untilState(page, 'ready');
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

test.each<[string, OpenAiPage, 'ready' | 'failed']>([
  ['OpenAI’s chat UI', {}, 'ready'],
  ['trouble with it', { answers: '404' }, 'failed'],
])('axe finds nothing wrong with %s', async (_name, options, state) => {
  const html = `<h1>Help</h1>${dockHtml.replace('<chat-dock', '<chat-dock ui="openai"')}`;
  const page = await openAiPage(chat, { ...options, html });
  await untilState(page, state);
  expect(await violations(page)).toEqual([]);
});

describe('the keyboard', () => {
  test('does all that there is to do with a launcher', async () => {
    const page = await openLauncher(chat);
    await page.keyboard.press('Tab');
    const { button, panel, message, close } = parts(page);
    expect(await button.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    await page.keyboard.press('Space');
    await panel.waitFor();
    await untilState(page, 'ready');
    await expect.poll(() => message.evaluate((box) => box.matches(':focus'))).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await close.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    await page.keyboard.press('Enter');
    await panel.waitFor({ state: 'hidden' });
    expect(await button.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
  });

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
    await page.locator('chat-dock .chat input').waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    expect(await focusedLabel(page)).toBe('Write here'); // what stands in for it
    await page.keyboard.press('Tab');
    expect(await focusedLabel(page)).toBe(null);
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
