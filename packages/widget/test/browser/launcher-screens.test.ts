import type { Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { untilState } from './dock-page.ts';
import { focused, launcherHtml, openLauncher, openPanel, parts, smallScreen } from './launcher-page.ts';

const chat = chatSuite();

const onSmallScreen = (page: Page): Promise<void> => page.setViewportSize(smallScreen);
const html = `<button id="page">Of the page</button><p style="height: 3000px"></p>${launcherHtml}`;
const overflow = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).overflow);

describe('on a small screen the panel', () => {
  test('fills it, and nothing behind can be reached', async () => {
    const page = await openPanel(chat, { html, before: onSmallScreen });
    expect(await parts(page).panel.boundingBox()).toEqual({ x: 0, y: 0, ...smallScreen });
    expect(await page.locator('chat-dock dialog:modal').count()).toBe(1);
    expect(await overflow(page)).toBe('hidden');
    await page.locator('#page').focus();
    expect(await focused(page)).not.toBe('page');
  });

  test('opens with the focus on its close button, and no keyboard of the screen', async () => {
    const page = await openPanel(chat, { before: onSmallScreen });
    expect(await focused(page)).toBe('close');
    await page.keyboard.press('Enter');
    expect(await parts(page).panel.isVisible()).toBe(false);
    expect(await focused(page)).toBe('launcher');
  });

  test('is closed by Escape, and the page is as it was', async () => {
    const page = await openPanel(chat, { html, before: onSmallScreen });
    await page.keyboard.press('Escape');
    expect(await parts(page).panel.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.querySelector('chat-dock')?.open)).toBe(false);
    expect(await overflow(page)).toBe('visible');
    await page.locator('#page').click();
  });

  test('leaves the page usable when its element goes', async () => {
    const page = await openPanel(chat, { html, before: onSmallScreen });
    await page.evaluate(() => document.querySelector('chat-dock')?.remove());
    expect(await overflow(page)).toBe('visible');
    await page.locator('#page').click();
  });

  test('is not open again by itself', async () => {
    const page = await openPanel(chat, { before: onSmallScreen });
    await page.reload();
    await parts(page).button.waitFor();
    expect(await parts(page).panel.isVisible()).toBe(false);
  });

  test('makes room for the keyboard of the screen', async () => {
    const page = await openPanel(chat, {
      before: onSmallScreen,
      // Chromium without a screen has no such keyboard; this is what one does.
      script: `
        const view = Object.assign(new EventTarget(), { height: 780, offsetTop: 0, scale: 1 });
        Object.defineProperty(globalThis, 'visualViewport', { value: view });
        globalThis.keyboard = (height, offsetTop) => {
          Object.assign(view, { height, offsetTop });
          view.dispatchEvent(new Event('resize'));
        };`,
    });
    await page.evaluate('keyboard(420, 12)');
    const { width } = smallScreen;
    expect(await parts(page).panel.boundingBox()).toEqual({ x: 0, y: 12, width, height: 420 });
    await page.evaluate('keyboard(780, 0)');
    expect(await parts(page).panel.boundingBox()).toEqual({ x: 0, y: 0, ...smallScreen });
  });

  test('is also that of a phone on its side', async () => {
    const viewport = { width: 780, height: 360 };
    const page = await openPanel(chat, { before: (fresh) => fresh.setViewportSize(viewport) });
    expect(await parts(page).panel.boundingBox()).toEqual({ x: 0, y: 0, ...viewport });
  });

  test('stays open when there is more room, and when there is less again', async () => {
    const page = await openPanel(chat, { html, before: onSmallScreen });
    await parts(page).message.fill('Half a sen');
    await page.setViewportSize({ width: 1000, height: 800 });
    await expect.poll(() => page.locator('chat-dock dialog:modal').count()).toBe(0);
    expect((await parts(page).panel.boundingBox())?.width).toBe(400);
    expect(await overflow(page)).toBe('visible');
    await onSmallScreen(page);
    await expect.poll(() => page.locator('chat-dock dialog:modal').count()).toBe(1);
    expect(await parts(page).message.inputValue()).toBe('Half a sen');
  });
});

const look = (page: Page, part: 'button' | 'panel', property: string): Promise<string> =>
  parts(page)[part].evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

describe('the looks of the launcher', () => {
  test('are the page’s to change', async () => {
    const page = await openPanel(chat, {
      html: `<style>chat-dock {
        --chat-dock-launcher-size: 40px; --chat-dock-launcher-offset-block: 10px; --chat-dock-launcher-offset-inline: 20px;
        --chat-dock-z-index: 7; --chat-dock-panel-inline-size: 300px; --chat-dock-panel-block-size: 350px;
      }</style>${launcherHtml}`,
      before: (fresh) => fresh.setViewportSize({ width: 1000, height: 800 }),
    });
    await page.mouse.move(1, 1);
    await expect
      .poll(() => parts(page).button.boundingBox())
      .toEqual({ x: 940, y: 750, width: 40, height: 40 });
    expect(await parts(page).panel.boundingBox()).toEqual({ x: 680, y: 386, width: 300, height: 350 });
    expect([await look(page, 'button', 'z-index'), await look(page, 'panel', 'z-index')]).toEqual(['7', '7']);
  });

  test('are mirrored where one reads from the right', async () => {
    const page = await openPanel(chat, { html: `<div dir="rtl">${launcherHtml}</div>` });
    expect((await parts(page).panel.boundingBox())?.x).toBe(20);
    expect((await parts(page).close.boundingBox())?.x).toBeLessThan(40);
  });

  test.each(['light', 'dark'] as const)('are %s as the visitor’s system is', async (colorScheme) => {
    const page = await openLauncher(chat, { before: (fresh) => fresh.emulateMedia({ colorScheme }) });
    expect(await look(page, 'button', 'color-scheme')).toBe(colorScheme);
    await page.evaluate(() => document.querySelector('chat-dock')?.setAttribute('theme', 'light'));
    expect(await look(page, 'button', 'color-scheme')).toBe('light');
  });

  test('stay inside a window that is not much higher than a phone', async () => {
    const page = await openPanel(chat, {
      before: (fresh) => fresh.setViewportSize({ width: 700, height: 500 }),
    });
    const box = await parts(page).panel.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(16);
    const { y = 0 } = (await parts(page).button.boundingBox()) ?? {};
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(y);
  });

  test.each(['no-preference', 'reduce'] as const)(
    'move, unless somebody asked for less: %s',
    async (reducedMotion) => {
      const page = await openLauncher(chat, { before: (fresh) => fresh.emulateMedia({ reducedMotion }) });
      await page.evaluate(() => document.querySelector('chat-dock')?.show());
      await parts(page).panel.waitFor();
      const movement = await parts(page).panel.evaluate((panel) => getComputedStyle(panel).animationName);
      expect(movement).toBe(reducedMotion === 'reduce' ? 'none' : 'rise');
    },
  );

  test('are gone with `hidden`', async () => {
    const page = await openLauncher(chat);
    await page.evaluate(() => document.querySelector('chat-dock')?.toggleAttribute('hidden'));
    expect(await parts(page).button.isVisible()).toBe(false);
  });

  test('take no room in the page', async () => {
    const page = await openPanel(chat, { html: `${launcherHtml}<p id="after">After</p>` });
    await untilState(page, 'ready');
    const heading = await page.locator('h1').boundingBox();
    const after = await page.locator('#after').boundingBox();
    expect((after?.y ?? 0) - (heading?.y ?? 0) - (heading?.height ?? 0)).toBeLessThan(40);
  });
});
