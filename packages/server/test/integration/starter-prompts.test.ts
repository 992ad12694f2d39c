import { launchBrowser, type Browser } from '@chatdock/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer } from '../support/test-server.ts';

let opened: OpenTestDatabase;
let server: TestServer;
let browser: Browser;
let tag: string;
beforeAll(async () => {
  opened = await openTestPostgres();
  const pages: Readonly<Record<string, () => string>> = {
    '/plain': () => '<script src="/api/chatkit/embed.js" defer></script>',
    '/pinned': () => tag,
    '/own': () =>
      '<chat-dock api="/api/chatkit"></chat-dock><script src="/api/chatkit/embed.js" defer></script>',
    '/other': () =>
      `<chat-dock api="/api/chatkit" prompts='["Mine"]'></chat-dock><script src="/api/chatkit/embed.js" defer></script>`,
    '/none': () => '<script src="/api/chatkit/embed.js" data-prompts="" defer></script>',
  };
  server = await startServer({
    auth: { authenticate: () => ({ subject: 'ada' }) },
    database: opened.database,
    respond: undefined,
    prepare: (app) => {
      for (const [path, body] of Object.entries(pages))
        app.get(
          path,
          (_request, response) => void response.type('html').send(`<!doctype html><body>${body()}</body>`),
        );
    },
  });
  ({ tag } = await server.chat.embed());
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await opened.close();
});

async function expectPrompts(path: string, prompts: readonly string[]): Promise<void> {
  const page = await browser.newPage();
  await page.goto(server.origin + path);
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
  const buttons = page.getByRole('list', { name: 'Suggestions' }).getByRole('button');
  const texts = async () => (await buttons.allTextContents()).map((text) => text.trim());
  await expect.poll(texts).toEqual(prompts);
  await page.close();
}

test.each([
  ['/plain', ['Add a task', 'Show my tasks', 'What’s pending?', 'What have I completed?']],
  ['/own', ['Add a task', 'Show my tasks', 'What’s pending?', 'What have I completed?']],
  [
    '/pinned',
    ['Add a task to buy groceries', 'Show me all my tasks', 'What’s pending?', 'What have I completed?'],
  ],
  ['/other', ['Mine']],
  ['/none', []],
])('%s suggests %j', async (path, prompts) => {
  await expectPrompts(path, prompts);
});

test('a suggestion is sent, and understood', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/plain`);
  await page.getByRole('button', { name: 'Add a task' }).click();
  const answer = page.getByText('Added task 1: “Buy groceries”.');
  await expect.poll(() => answer.count()).toBeGreaterThan(0);
  await page.close();
});

test('an assistant of the application proposes nothing', async () => {
  const other = await startServer({ database: 'memory' });
  expect(other.chat.prompts).toEqual([]);
  expect(await (await fetch(`${other.api}/embed.js`)).text()).not.toContain('groceries');
  expect((await other.chat.embed()).tag).not.toContain('prompts');
  await other.close();
});
