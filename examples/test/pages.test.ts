import { launchBrowser, type Browser, type Page } from '@chatdock/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { say, storedTasks } from './conversation.ts';
import { startExample } from './running-example.ts';

// Each example as somebody tries it who reads its README: started by its command, and talked to in a browser.

/** Whole frameworks are started, some for the first time, and compile what a page asks for when it does. */
const patience = { test: 900_000, page: 300_000 };

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser.close());

/** What somebody finds in an example of one page: an answer, which is there after a reload, as the task is in the database. */
async function talk(page: Page, databaseUrl: string): Promise<void> {
  await say(page, 'Add a task to buy milk', /buy milk/iu);
  await page.reload();
  await page
    .locator('[part~="assistant-message"]')
    .getByText(/buy milk/iu)
    .waitFor();
  expect(await storedTasks(databaseUrl)).toEqual([expect.stringMatching(/^buy milk$/iu)]);
}

async function start(name: string, options?: Parameters<typeof startExample>[1]) {
  const example = await startExample(name, options);
  onTestFinished(() => example.stop());
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(patience.page);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { example, page, complaints };
}

test(
  'static-site: the page’s own token opens a chat of another origin',
  async () => {
    const { example, page, complaints } = await start('static-site', { ports: ['PORT', 'SITE_PORT'] });
    // Its files name the chat’s server as they would in real life; only the port is another one here.
    await page.route('http://localhost:3000/**', (route) =>
      route.continue({ url: route.request().url().replace(':3000/', `:${example.ports['PORT']}/`) }),
    );
    await page.goto(example.url);
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ann');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Hello, Ann').waitFor();
    await page.getByRole('button', { name: 'Ask us' }).click();
    await say(page, 'Add a task to buy milk', /buy milk/iu);
    expect(await storedTasks(example.databaseUrl)).toEqual([expect.stringMatching(/^buy milk$/iu)]);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out.').waitFor();
    expect(complaints).toEqual([]);
  },
  patience.test,
);

test(
  'express-app: the app’s own session is enough, and the next user finds nothing of the last',
  async () => {
    const { example, page, complaints } = await start('express-app');
    await page.goto(example.url);
    const signIn = page.getByRole('button', { name: 'Sign in' });
    await page.getByLabel('Password').fill('wrong');
    await signIn.click();
    await page.getByRole('alert').getByText('This is not an account of ours.').waitFor();
    await signIn.click();
    await page.getByText('Hello Ann').waitFor();
    await say(page, 'Add a task to buy milk', /buy milk/iu);
    expect(await storedTasks(example.databaseUrl)).toEqual([expect.stringMatching(/^buy milk$/iu)]);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').fill('ben@example.com');
    await signIn.click();
    await page.getByText('Hello Ben').waitFor();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    expect(await page.getByText(/buy milk/iu).count()).toBe(0);
    expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
  },
  patience.test,
);

test(
  'react-chatkit: an app of @openai/chatkit-react, which asks OpenAI for nothing',
  async () => {
    const { example, page, complaints } = await start('react-chatkit');
    const elsewhere: string[] = [];
    page.on('request', (request) => !request.url().startsWith(example.url) && elsewhere.push(request.url()));
    await page.goto(example.url);
    await page.getByText('What is there to do in the garden?').waitFor();
    await say(page, 'Add a task to buy milk', /buy milk/iu);
    await page.getByText('Answers so far: 1.').waitFor();
    await page.getByRole('button', { name: 'Show my tasks' }).click();
    await page.getByText('Answers so far: 2.').waitFor();
    await page.locator('chatkit-widget').getByText('Buy milk').waitFor(); // what is loaded on demand came through Vite whole
    expect(await storedTasks(example.databaseUrl)).toEqual([expect.stringMatching(/^buy milk$/iu)]);
    expect([elsewhere.filter((url) => url.startsWith('http')), complaints]).toEqual([[], []]);
  },
  patience.test,
);

test(
  'nextjs: a route handler and a client component',
  async () => {
    const { example, page } = await start('nextjs', { env: { NEXT_TELEMETRY_DISABLED: '1' } });
    await page.goto(example.url);
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await talk(page, example.databaseUrl);
    await say(page, 'Show me all my tasks', /./u);
    await page.getByText('Answers so far: 1').waitFor();
    await expect.poll(() => page.getByText('buy milk').count()).toBeGreaterThan(1);
  },
  patience.test,
);

test(
  'two-mcp-servers: one agent, the tools of both',
  async () => {
    const { example, page, complaints } = await start('two-mcp-servers');
    await page.goto(example.url);
    await say(page, 'What is the weather in Oslo?', /snow, -3/u);
    await talk(page, example.databaseUrl);
    await say(page, 'What is the weather in Atlantis?', /not known/u);
    const mcp = `${example.url}/mcp`;
    const [tasks, weather] = await Promise.all(
      ['tasks', 'weather'].map((name) => fetch(`${mcp}/${name}`, { method: 'POST', body: '{}' })),
    );
    expect([tasks?.status, weather?.status]).toEqual([401, 401]);
    expect(complaints).toEqual([]);
  },
  patience.test,
);
