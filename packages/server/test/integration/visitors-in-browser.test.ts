import { launchBrowser, type Browser, type Page } from '@chatdock/testing';
import type { Express } from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { userSecret, userToken } from '../support/user-token.ts';

// The widget as it is served, in a real browser, on a real server.

let opened: OpenTestDatabase;
let server: TestServer;
let browser: Browser;

const html = (attributes: string) =>
  `<!doctype html><html lang="en"><title>Help</title><script src="/api/chatkit/embed.js" ${attributes} defer></script>`;

/** An application with a page for everyone, one for who has signed in, and the token of that user. */
function pages(app: Express): void {
  app.get('/help', (_request, response) => void response.send(html('')));
  app.get('/account', (_request, response) => void response.send(html('data-token-url="/token"')));
  app.get('/token', async (_request, response) => void response.json({ token: await userToken('ann') }));
}

beforeAll(async () => {
  opened = await openTestPostgres();
  browser = await launchBrowser();
  const auth = [{ secret: userSecret }, { anonymous: true } as const];
  server = await startServer({ database: opened.database, auth, prepare: pages });
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await opened.close();
});

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
  await answerTo(page, text).waitFor();
  // A frame later it is noted which thread is open.
  await expect.poll(() => stored(page)).toContainEqual(expect.stringMatching(/^chat-dock:thread:/u));
}

/** What the server said to that, in the conversation. */
function answerTo(page: Page, text: string) {
  return page.getByRole('log', { name: 'Conversation' }).getByText(`You said: ${text}`).first();
}

/** The names under which something is stored. */
const stored = (page: Page): Promise<string[]> => page.evaluate(() => Object.keys(localStorage));

test('a visitor’s conversation survives a reload, and is the user’s after they sign in', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.origin}/help`);
  await say(page, 'Good morning');
  await page.reload();
  await answerTo(page, 'Good morning').waitFor();
  expect((await stored(page)).filter((name) => name.startsWith('chat-dock:visitor:'))).toHaveLength(1);

  await page.goto(`${server.origin}/account`);
  await answerTo(page, 'Good morning').waitFor();
  await say(page, 'As myself');
  await expect.poll(() => stored(page)).toEqual([expect.stringMatching(/^chat-dock:thread:/u)]);
  await page.reload();
  await answerTo(page, 'As myself').waitFor();
  const chats = await server.chat.user({ issuer: '', subject: 'ann' });
  expect((await chats.threads()).data).toHaveLength(1);

  // Whoever is at the browser after them is someone new.
  await page.evaluate(() => localStorage.clear());
  await page.goto(`${server.origin}/help`);
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
  expect(await page.getByText('Good morning').count()).toBe(0);
  await context.close();
});
