import { launchBrowser, type Browser } from '@chatdock/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChatPage } from './chat-page.ts';
import { dataFolder, startDemo, type RunningDemo } from './running-demo.ts';
import { stallingModel, type StallingModel } from './stalling-model.ts';

describe('the server going away mid-answer', () => {
  const words = { first: 'Here is the first half of it,', rest: ' and here is the second.' };
  const seen = 'Here is the first half of';
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let model: StallingModel;
  let demo: RunningDemo;
  let browser: Browser;
  let chat: ChatPage;

  const start = (env: Record<string, string> = {}) =>
    startDemo({
      CHATDOCK_DATA_DIR: folder.path,
      OPENAI_API_KEY: 'no-real-key',
      OPENAI_BASE_URL: model.baseUrl,
      CHATDOCK_MODEL: 'stand-in',
      ...env,
    });

  beforeAll(async () => {
    [folder, model, browser] = await Promise.all([dataFolder(), stallingModel(words), launchBrowser()]);
    demo = await start();
    chat = new ChatPage(await browser.newPage(), demo.url);
    await chat.open();
    await chat.continueAsDemoUser();
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    await model?.close();
    await folder?.remove();
  });

  test('the banner names the model and where it is, without the key', () => {
    expect(demo.output()).toMatch(/Model\s+.*stand-in.*127\.0\.0\.1/);
    expect(demo.output()).not.toContain('no-real-key');
  });

  test('keeps what was said, and tries to come back', async () => {
    await chat.say('Tell me something');
    await chat.conversation.getByText(seen).waitFor();
    await demo.kill();
    await chat.conversation.getByText('The connection was lost. Reconnecting…').waitFor();
    expect(await chat.conversation.getByText(seen).isVisible()).toBe(true);
  });

  test('the table beside says that it could not be refreshed, and keeps its place', async () => {
    // The page is looked at again.
    await chat.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await chat.page.getByText('The table could not be refreshed.').waitFor();
    expect(await chat.page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
  });

  test('a server that is back says that there is no more of it, and Retry gets another answer', async () => {
    model.recover();
    demo = await start({ PORT: String(demo.port) });
    await chat.page.getByRole('button', { name: 'Retry' }).waitFor();
    expect(await chat.conversation.getByText(seen).isVisible()).toBe(true);
    await chat.page.getByRole('button', { name: 'Retry' }).click();
    await chat.conversation.getByText(words.first + words.rest).waitFor();
    await chat.page.getByText('The table could not be refreshed.').waitFor({ state: 'hidden' });
    const conversation = await chat.conversation.innerText();
    expect(conversation.split('Tell me something')).toHaveLength(2);
    expect(conversation.split(words.first)).toHaveLength(2);
  });
});
