import { launchBrowser, type Browser, type BrowserContext, type Response } from '@chatdock/testing';
import { openDatabase } from '@chatdock/mcp-tasks/database';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChatPage } from './chat-page.ts';
import { RecordedTraffic } from './recorded-traffic.ts';
import { dataFolder, startDemo, type RunningDemo } from './running-demo.ts';
import { tracesOf } from './traces.ts';

/** What a person does on their first visit, in order, on the embedded database and the offline model. */
describe('the whole path', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let demo: RunningDemo;
  let browser: Browser;
  let context: BrowserContext;
  let traffic: RecordedTraffic;
  let chat: ChatPage;
  const faults: string[] = [];

  beforeAll(async () => {
    folder = await dataFolder();
    [demo, browser] = await Promise.all([startDemo({ CHATDOCK_DATA_DIR: folder.path }), launchBrowser()]);
    context = await browser.newContext();
    traffic = new RecordedTraffic(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    chat = new ChatPage(page, demo.url);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    await folder?.remove();
  });

  test('the banner says where to go and what is in use', () => {
    const output = demo.output();
    expect(output).toContain(demo.url);
    expect(output).toMatch(/is ready after [\d.]+ s/); // how long that is: `npm run bench`
    expect(output).toMatch(/Database\s+PGlite .* in .*db/);
    expect(output).toMatch(/Model\s+.*offline/);
    expect(output).toMatch(/Users\s+Better Auth/);
    expect(output).toContain(join(folder.path, 'secret'));
  });

  test('/chat, signed out, leads to sign-in', async () => {
    await chat.open('/chat');
    expect(new URL(chat.page.url()).pathname).toBe('/sign-in');
    await chat.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  test('signing in leads back to the chat, whose session comes from a bearer token', async () => {
    const answer = chat.page.waitForResponse(isSession);
    await chat.continueAsDemoUser();
    await chat.messageBox.waitFor();
    await chat.page.getByText('Nothing on the list yet').waitFor();

    const session = await answer;
    expect(session.status()).toBe(201);
    expect(await session.json()).toEqual({
      client_secret: expect.stringMatching(/^cs_/),
      expires_at: expect.any(Number),
    });
    const { authorization } = await session.request().allHeaders();
    expect(authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
  });

  test('a task is added by saying so: a step, a streamed answer, a row beside', async () => {
    const answer = chat.page.waitForResponse(isStream);
    await chat.inSlowMotion(async () => {
      await chat.say('Add a task to buy groceries');
      await chat.conversation.getByText('Add task “Buy groceries”').first().waitFor();
      await chat.table.getByRole('cell', { name: 'Buy groceries' }).waitFor();
      expect(await chat.rows()).toEqual([['1', 'Buy groceries', 'Pending']]);
      expect(await chat.highlightedRows()).toBe(1);
    });
    expect((await answer).url()).toBe(`${demo.url}/api/chatkit`);
  });

  test('everyday sentences change the table beside', async () => {
    await chat.say('I need to remember to pay bills');
    await chat.table.getByRole('cell', { name: 'Pay bills' }).waitFor();
    await chat.say('Mark task 2 as complete');
    await chat.table.getByRole('cell', { name: 'Completed' }).waitFor();
    await chat.say("Change task 1 to 'Call mom tonight'");
    await chat.table.getByRole('cell', { name: 'Call mom tonight' }).waitFor();
    expect(await chat.rows()).toHaveLength(2);
  });

  test('deleting asks first: what is rejected stays, what is approved goes', async () => {
    const rows = await chat.rows();
    await chat.say('Delete the bills task');
    await chat.conversation.getByText('Delete task 2 “Pay bills”?').waitFor();
    await chat.conversation.getByRole('button', { name: 'Reject' }).click();
    await chat.conversation.getByText('Rejected').waitFor();
    await chat.conversation.getByText(/left (?:it|everything) as it (?:is|was)/).waitFor();
    expect(await chat.rows()).toEqual(rows);
    await chat.say('Delete the bills task');
    await chat.conversation.getByRole('button', { name: 'Approve' }).click();
    await chat.table.getByRole('cell', { name: 'Pay bills' }).waitFor({ state: 'detached' });
    await chat.conversation.getByText('Deleted task 2').first().waitFor();
    expect(await chat.rows()).toEqual([['1', 'Call mom tonight', 'Pending']]);
  });

  test('a tick in a list is a tick in the table beside', async () => {
    await chat.say('Show me my tasks');
    const box = chat.conversation.getByRole('checkbox', { name: /Call mom tonight/ });
    await box.check();
    await chat.table.getByRole('cell', { name: 'Completed' }).waitFor();
    await box.uncheck();
    await chat.table.getByRole('cell', { name: 'Pending' }).waitFor();
    expect(await chat.rows()).toEqual([['1', 'Call mom tonight', 'Pending']]);
  });

  test('a reload keeps the conversation', async () => {
    await chat.page.reload();
    await chat.conversation.getByText('Delete the bills task').first().waitFor();
    await expect.poll(() => chat.conversation.innerText()).toContain('Add a task to buy groceries');
    await expect.poll(() => chat.conversation.innerText()).toContain('Add task “Buy groceries”');
  });

  test('“New chat” starts over, and the tasks stay', async () => {
    await chat.page.getByRole('button', { name: 'New chat' }).click();
    await chat.page.getByText('What is there to do?').waitFor();
    expect(await chat.conversation.innerText().catch(() => '')).not.toContain('Add a task to buy groceries');
    expect(await chat.rows()).toEqual([['1', 'Call mom tonight', 'Pending']]);
  });

  test('no request left the demo’s own origin', () => {
    expect(traffic.origins()).toEqual([demo.url]);
  });

  test('someone else sees nothing of the first user: not in the page, the storage, or a request', async () => {
    const traces = await tracesOf(context, traffic);
    const kinds = new Set(Array.from(traces.keys(), (what) => what.split(' ')[0]));
    expect(kinds).toEqual(new Set(['cookie', 'id', 'token', 'user', 'words']));
    await chat.signOut();
    traffic.clear();
    await chat.createAccount({ name: 'Grace', email: 'grace@example.com', password: 'a long enough one' });
    await chat.messageBox.waitFor();
    await chat.page.getByText('Nothing on the list yet').waitFor();
    await chat.say('Show me all my tasks');
    await chat.conversation.getByText(/no tasks/i).waitFor();

    const { cookies, origins } = await context.storageState({ indexedDB: true });
    const seen = JSON.stringify([
      await chat.page.evaluate(() => document.body.innerText),
      await chat.page.evaluate(() => JSON.stringify(sessionStorage)),
      await chat.conversation.innerText(),
      cookies,
      origins,
      (await traffic.exchanges()).map(({ url, ...exchange }) => ({ ...exchange, url: url.href })),
    ]);
    const found = [...traces].filter(([, trace]) => seen.includes(trace)).map(([what]) => what);
    expect(found).toEqual([]);
    expect(traffic.origins()).toEqual([demo.url]);
  });

  test('the browser found nothing to complain about', () => {
    expect(faults).toEqual([]);
  });

  test('Ctrl-C ends it cleanly, with the rows in the database', async () => {
    await browser.close();
    expect(await demo.stop()).toBe(0);
    const database = await openDatabase({ dataDir: join(folder.path, 'db') });
    try {
      const { rows } = await database.query('select title, completed from chatdock_tasks.tasks');
      expect(rows).toEqual([{ title: 'Call mom tonight', completed: false }]);
    } finally {
      await database.close();
    }
  });
});

function isSession(response: Response): boolean {
  return (
    response.request().method() === 'POST' && new URL(response.url()).pathname === '/api/chatkit/session'
  );
}

function isStream(response: Response): boolean {
  return response.headers()['content-type']?.startsWith('text/event-stream') ?? false;
}
