import { launchBrowser, type Browser } from '@chatdock/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChatPage } from './chat-page.ts';
import { dataFolder, startDemo, type RunningDemo } from './running-demo.ts';
import { stallingModel, type StallingModel } from './stalling-model.ts';

describe('coming back to an answer that goes on at the server', () => {
  const words = { first: 'Here is the first half of it,', rest: ' and here is the second.' };
  const seen = 'Here is the first half of';
  const whole = words.first + words.rest;
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let model: StallingModel;
  let demo: RunningDemo;
  let browser: Browser;
  let chat: ChatPage;

  beforeAll(async () => {
    [folder, model, browser] = await Promise.all([dataFolder(), stallingModel(words), launchBrowser()]);
    demo = await startDemo({
      CHATDOCK_DATA_DIR: folder.path,
      OPENAI_API_KEY: 'no-real-key',
      OPENAI_BASE_URL: model.baseUrl,
      CHATDOCK_MODEL: 'stand-in',
    });
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

  const stop = () => chat.stopButton;
  const times = async (text: string): Promise<number> =>
    (await chat.conversation.innerText()).split(text).length - 1;

  test('the network goes away in mid-answer: the answer goes on when it is back, and nothing is there twice', async () => {
    await chat.say('Tell me something');
    await chat.conversation.getByText(seen).waitFor();
    await chat.page.context().setOffline(true);
    await chat.conversation.getByText('Reconnecting').waitFor();
    model.goOn();
    await chat.page.context().setOffline(false);
    await chat.conversation.getByText(whole).waitFor();
    await stop().waitFor({ state: 'hidden' });
    expect([await times(seen), await times('Tell me something'), await times('Reconnecting')]).toEqual([
      1, 1, 0,
    ]);
    expect(await chat.conversation.getByRole('alert').count()).toBe(0);
  });

  test('the page is loaded again in mid-answer: it says that the answer runs, and shows it to its end', async () => {
    await chat.say('And more');
    await expect.poll(() => times(seen)).toBe(2);
    await chat.page.reload();
    await stop().waitFor();
    await expect.poll(() => times(seen)).toBe(2);
    model.goOn();
    await expect.poll(() => times(whole)).toBe(2);
    await stop().waitFor({ state: 'hidden' });
    expect([await times(seen), await times('And more')]).toEqual([2, 1]);
    expect(await chat.conversation.getByRole('alert').count()).toBe(0);
  });

  test('Stop stops it at the server, which keeps what was said', async () => {
    await chat.say('Still more');
    await expect.poll(() => times(seen)).toBe(3);
    await chat.page.reload();
    await stop().click();
    await stop().waitFor({ state: 'hidden' });
    await chat.page.reload();
    await expect.poll(() => times(seen)).toBe(3);
    model.goOn();
    model.recover();
    await chat.say('Once more');
    await expect.poll(() => times(whole)).toBe(3);
    expect([await times(seen), await times('Still more')]).toEqual([4, 1]);
    await stop().waitFor({ state: 'hidden' });
  });
});
