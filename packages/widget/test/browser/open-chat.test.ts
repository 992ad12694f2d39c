import type { Page } from '@chatdock/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { dockHtml, stateOf, untilState } from './dock-page.ts';
import { ScriptedThread } from './scripted-thread.ts';
import { turn, untilKept } from './tab-script.ts';

// <chat-dock> with the UI it brings along, on a stand-in ChatKit server.

const chat = chatSuite();
let thread: ScriptedThread;

beforeEach(() => {
  const { site } = chat;
  thread = new ScriptedThread();
  site.onChat = (request) => (site.secrets.has(request.bearer ?? '') ? thread.answer(request) : null);
});

async function open(): Promise<Page> {
  const { site, context } = chat;
  site.page(
    '/chat-page',
    `<main><h1>Help</h1>${dockHtml}</main><script src="/chat/embed.js" defer></script>`,
  );
  const page = await context.newPage();
  await page.goto(`${site.origin}/chat-page`);
  await untilState(page, 'ready');
  return page;
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
}

const conversation = (page: Page) => page.getByRole('log', { name: 'Conversation' });

describe('<chat-dock> with the open renderer', () => {
  test('talks, and the conversation is there after a reload', async () => {
    const page = await open();
    await say(page, 'Good morning');
    await conversation(page).getByText('Hello', { exact: true }).waitFor();
    await page.reload();
    await conversation(page).getByText('Good morning').waitFor();
    expect(await conversation(page).getByText('Hello', { exact: true }).count()).toBe(1);
  });

  test('New chat starts over, also after a reload', async () => {
    const page = await open();
    await say(page, 'Good morning');
    await conversation(page).getByText('Hello', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'New chat' }).click();
    await page.getByText('Good morning').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.reload();
    await untilState(page, 'ready');
    expect(await page.getByText('Good morning').count()).toBe(0);
  });

  test('a thread that is gone is a new conversation, without a word of trouble', async () => {
    const page = await open();
    await say(page, 'Good morning');
    await conversation(page).getByText('Hello', { exact: true }).waitFor();
    thread.exists = false;
    await page.reload();
    await untilState(page, 'ready');
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    await say(page, 'Anyone here?');
    await conversation(page).getByText('Anyone here?').waitFor();
  });

  test('a thread that is gone leaves what was written meanwhile to the new conversation', async () => {
    const page = await open();
    await say(page, 'Good morning');
    await conversation(page).getByText('Hello', { exact: true }).waitFor();
    thread.exists = false;
    const { promise: isWritten, resolve: answer } = Promise.withResolvers<void>();
    await page.route('**/chat', async (route) => {
      await isWritten;
      await route.continue();
    });
    await page.reload();
    const box = page.getByRole('textbox', { name: 'Message' });
    await box.fill('Anyone here?');
    await untilKept(page, '["thr_1","Anyone here?"]');
    answer();
    await untilKept(page, '[null,"Anyone here?"]');
    expect(await box.inputValue()).toBe('Anyone here?');
  });

  test('a session that ends in between is renewed, and the person notices nothing', async () => {
    const page = await open();
    chat.site.secrets.clear();
    await say(page, 'Good morning');
    await conversation(page).getByText('Hello', { exact: true }).waitFor();
    expect(chat.site.asked('POST /chat/session')).toHaveLength(2);
  });

  test('a sign-in that ended in between becomes a button', async () => {
    const page = await open();
    chat.site.secrets.clear();
    chat.site.user = null;
    await say(page, 'Good morning');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await stateOf(page)).toBe('signed-out');
  });

  test('a sign-in that ended while somebody wrote costs them no word, and comes back by itself', async () => {
    const page = await open();
    await say(page, 'Good morning');
    await conversation(page).getByText('Hello', { exact: true }).waitFor();
    await page.evaluate(() =>
      addEventListener('chat-dock-sign-in-required', (event) => event.preventDefault()),
    );
    chat.site.secrets.clear();
    chat.site.user = null;
    await say(page, 'And good night');
    await expect.poll(() => stateOf(page)).toBe('signed-out');
    expect(await page.getByText('And good night').count()).toBe(0);
    chat.site.user = 'ann';
    await page.evaluate(turn('visible'));
    const box = page.getByRole('textbox', { name: 'Message' });
    await expect.poll(() => box.inputValue()).toBe('And good night');
    await conversation(page).getByText('Good morning').waitFor();
  });

  test('two tabs show the same conversation, as it goes on in either', async () => {
    const [one, two] = [await open(), await open()];
    for (const page of [one, two])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await page.waitForFunction(() =>
        performance.getEntries().some(({ name }) => name.includes('/conversation')),
      );
    await say(one, 'Good morning');
    await conversation(two).getByText('Good morning').waitFor();
    await say(two, 'And good night');
    await conversation(one).getByText('And good night').waitFor();
    expect(await conversation(one).getByText('Hello', { exact: true }).count()).toBe(2);
  });

  test('a conversation that could not be loaded comes back by itself', async () => {
    const { site } = chat;
    const page = await open();
    await say(page, 'Good morning');
    await conversation(page).getByText('Hello', { exact: true }).waitFor();
    const answer = site.onChat;
    site.onChat = () => ({ status: 503 });
    await page.reload();
    await untilState(page, 'ready');
    await expect.poll(() => page.getByRole('button', { name: 'Retry' }).count()).toBe(1);
    site.onChat = answer;
    await conversation(page).getByText('Good morning').waitFor();
    expect(await page.getByRole('button', { name: 'Retry' }).count()).toBe(0);
  });

  test('two chats on a page are two conversations', async () => {
    const { site, context } = chat;
    site.page('/two', `<main>${dockHtml}${dockHtml}</main><script src="/chat/embed.js" defer></script>`);
    const page = await context.newPage();
    await page.goto(`${site.origin}/two`);
    const boxes = page.getByRole('textbox', { name: 'Message' });
    await expect.poll(() => boxes.count()).toBe(2);
    await boxes.nth(1).fill('Good morning');
    await page.keyboard.press('Enter');
    await page.locator('chat-dock').nth(1).getByText('Good morning').waitFor();
    expect(await page.locator('chat-dock').nth(0).getByText('Good morning').count()).toBe(0);
  });

  test('one colour set on <chat-dock> is the colour of the chat', async () => {
    const page = await open();
    await page.addStyleTag({
      content: 'chat-dock { --chat-dock-accent: rgb(1, 2, 3); --chat-dock-background: rgb(250, 240, 230); }',
    });
    await page.getByRole('textbox', { name: 'Message' }).fill('Good morning');
    const colourOf = (selector: string) =>
      page.locator(selector).evaluate((element) => getComputedStyle(element).backgroundColor);
    await expect.poll(() => colourOf('chatdock-chat .send')).toBe('rgb(1, 2, 3)');
    expect(await colourOf('chatdock-chat .chat')).toBe('rgb(250, 240, 230)');
  });
});
