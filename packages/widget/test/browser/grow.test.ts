import type { Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { untilState } from './dock-page.ts';
import { ScriptedThread } from './scripted-thread.ts';

const chat = chatSuite();

const dock = '<chat-dock api="/chat" token-url="/token"></chat-dock>';

/** A page with our chat on a server that answers. */
async function open(html: string): Promise<Page> {
  const thread = new ScriptedThread();
  chat.site.onChat = (request) => thread.answer(request);
  chat.site.page(
    '/real',
    `<style>body { margin: 0 }</style>${html}<script src="/chat/embed.js" defer></script>`,
  );
  const page = await chat.context.newPage();
  await page.setViewportSize({ width: 800, height: 900 });
  await page.goto(`${chat.site.origin}/real`);
  await untilState(page, 'ready');
  return page;
}

const height = (page: Page, selector = 'chat-dock'): Promise<number> =>
  page.locator(selector).evaluate((element) => element.getBoundingClientRect().height);

/** The end of the composer, from the top of the page: what is cut off would be below the element. */
const composerEnd = (page: Page): Promise<number> =>
  page.getByRole('textbox').evaluate((box) => box.getBoundingClientRect().bottom);

describe('grow="container" fills what the page’s CSS gives it', () => {
  test.each<[string, string, number]>([
    ['its own default', dock, 640],
    ['a height', `<style>chat-dock { height: 300px }</style>${dock}`, 300],
    [
      'a part of its parent',
      `<style>chat-dock { height: 100% }</style><div style="height: 410px">${dock}</div>`,
      410,
    ],
    [
      'what is left in a column',
      `<style>chat-dock { flex: 1; min-height: 0 }</style>
       <div style="display: flex; flex-direction: column; height: 500px"><h1 style="margin: 0; height: 100px">Help</h1>${dock}</div>`,
      400,
    ],
    [
      'its row',
      `<style>chat-dock { height: auto; flex: 1 }</style><div style="display: flex; height: 420px">${dock}</div>`,
      420,
    ],
    [
      'its cell in a grid',
      `<style>chat-dock { height: auto }</style><div style="display: grid; grid-template: 80px 1fr / 1fr; height: 500px"><h1 style="margin: 0">Help</h1>${dock}</div>`,
      420,
    ],
    ['all of the window', `<style>chat-dock { position: fixed; inset: 0; height: auto }</style>${dock}`, 900],
  ])('%s', async (_what, html, expected) => {
    const page = await open(html);
    expect(await height(page)).toBe(expected);
    expect(await height(page, 'chatdock-chat')).toBe(expected - 2);
    await page.getByRole('textbox').waitFor();
    const bottom = await page
      .locator('chat-dock')
      .evaluate((element) => element.getBoundingClientRect().bottom);
    const end = await composerEnd(page);
    expect(end).toBeLessThan(bottom);
    expect(end).toBeGreaterThan(bottom - 40);
  });

  test('also when that changes', async () => {
    const page = await open(
      `<style>chat-dock { height: 100% }</style><div id="box" style="height: 410px">${dock}</div>`,
    );
    await page.locator('#box').evaluate((box) => void (box.style.height = '600px'));
    expect(await height(page, 'chatdock-chat')).toBe(598);
  });
});

describe('grow="content"', () => {
  const growing = dock.replace('api', 'grow="content" api');

  test.each([
    ['in a block', (inner: string) => inner],
    [
      'in a column',
      (inner: string) => `<div style="display: flex; flex-direction: column; height: 800px">${inner}</div>`,
    ],
    ['in a grid', (inner: string) => `<div style="display: grid; align-items: start">${inner}</div>`],
  ])(
    '%s is as high as the conversation, up to what the page allows; then it scrolls',
    async (_where, around) => {
      const page = await open(`<style>chat-dock { max-height: 480px }</style>${around(growing)}`);
      const heights = [await height(page)];
      const say = async (): Promise<void> => {
        await page.evaluate(() =>
          document.querySelector('chat-dock')?.sendUserMessage({ text: 'Tell me more' }),
        );
        const bubbles = page.locator('chat-dock [part~=bubble]');
        await expect.poll(() => bubbles.count()).toBe(heights.length);
        await expect.poll(() => page.locator('chat-dock [part~=copy]').count()).toBe(heights.length);
        heights.push(await height(page));
      };
      for (let count = 0; count < 4; count += 1) await say(); // oxlint-disable-line no-await-in-loop
      const [empty = 0, , two = 0, three = 0, four = 0] = heights;
      expect(empty).toBeLessThan(two);
      expect(empty).toBeGreaterThanOrEqual(192);
      expect([three, four]).toEqual([480, 480]);
      const log = page.locator('chat-dock [role=log]');
      expect(await log.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
      // The end is in view, with the composer below it.
      await expect
        .poll(() =>
          log.evaluate(
            ({ scrollTop, scrollHeight, clientHeight }) => scrollHeight - clientHeight - scrollTop,
          ),
        )
        .toBeLessThan(2);
      expect(await composerEnd(page)).toBeLessThan(480);
    },
  );

  test('can be changed back', async () => {
    const page = await open(growing);
    expect(await height(page)).toBeLessThan(400);
    await page.evaluate(() => {
      const element = document.querySelector('chat-dock');
      if (element) element.grow = 'container';
    });
    await expect.poll(() => height(page)).toBe(640);
  });
});
