import type { Page } from '@chatdock/testing';
import { expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { untilState } from './dock-page.ts';

const chat = chatSuite();
const embed = '<script src="/chat/embed.js" defer data-token-url="/token"></script>';

const message = (page: Page) => page.getByRole('textbox', { name: 'Message' });

/** Goes to another page by a link, as people do. */
async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { name }).waitFor();
}

/** Why the browser did not keep a page for Back. The one of the tests never does, and says which pages it could not have kept. */
async function whyNotKept(html: string, headers?: Record<string, string>): Promise<string[]> {
  const { site, context } = chat;
  site.page('/one', `<main><h1>one</h1><a href="/two">two</a>${html}</main>`, headers);
  site.page('/two', '<h1>two</h1>');
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Page.enable');
  const told = new Promise<string[]>((resolve) =>
    protocol.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) =>
      resolve(notRestoredExplanations.map(({ reason }) => reason).toSorted()),
    ),
  );
  await page.goto(`${site.origin}/one`);
  if (html.includes('embed.js')) await untilState(page, 'ready');
  await follow(page, 'two');
  await page.goBack();
  return told;
}

test('the back/forward cache can keep a page with the chat', async () => {
  const plain = await whyNotKept('');
  expect(await whyNotKept(embed)).toEqual(plain);
  expect(await whyNotKept('', { 'cache-control': 'no-store' })).not.toEqual(plain);
});

test('a page that comes back out of it goes on with its chat, asks who is there, and nothing is doubled', async () => {
  chat.site.page('/one', `<main>${embed}</main>`);
  const page = await chat.context.newPage();
  await page.goto(`${chat.site.origin}/one`);
  await message(page).fill('half a sentence');
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await message(page).press('Enter');
  await expect.poll(() => chat.site.asked('POST /chat').length).toBe(1);
  expect(await page.locator('chat-dock').count()).toBe(1);
  // Someone may have signed in or out meanwhile.
  await expect.poll(() => chat.site.asked('POST /chat/session').length).toBe(2);
});

test('a view transition from page to page shows the chat of the next one', async () => {
  const style = '<style>@view-transition { navigation: auto; }</style>';
  chat.site.page('/one', `${style}<main><h1>one</h1><a href="/two">two</a>${embed}</main>`);
  chat.site.page('/two', `${style}<main><h1>two</h1><a href="/one">one</a>${embed}</main>`);
  const page = await chat.context.newPage();
  await page.goto(`${chat.site.origin}/one`);
  for (const name of ['two', 'one', 'two']) {
    await untilState(page, 'ready');
    await follow(page, name);
  }
  await message(page).fill('Hello');
  expect(await page.locator('chat-dock').count()).toBe(1);
});
