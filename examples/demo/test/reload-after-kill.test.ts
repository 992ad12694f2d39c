import { launchBrowser, type Browser } from '@chatdock/testing';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChatPage } from './chat-page.ts';
import { dataFolder, startDemo, type RunningDemo } from './running-demo.ts';
import { stallingModel, type StallingModel } from './stalling-model.ts';

const pictures = resolve(import.meta.dirname, '../../../.artifacts/demo');

describe('a reload after the server was killed mid-answer', () => {
  const words = { first: 'Here is the first half of it, and then ', rest: 'the second.' };
  const seen = 'Here is the first half of it';
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
    await mkdir(pictures, { recursive: true });
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

  test('F1: shows what was said, and that it was interrupted', async () => {
    await chat.say('Tell me something');
    await chat.conversation.getByText(seen).waitFor();
    await sleep(3_000); // half a second is what may be lost
    await demo.kill();
    model.recover();
    demo = await start({ PORT: String(demo.port) });
    await chat.page.reload();
    await chat.conversation.getByText(seen).waitFor();
    await chat.conversation.getByText('This answer was interrupted').waitFor();
    expect((await chat.conversation.innerText()).split(seen)).toHaveLength(2);
    await chat.page.screenshot({ path: join(pictures, 'interrupted.png'), animations: 'disabled' });
  });

  test('and the next message works', async () => {
    await chat.say('Go on');
    await chat.conversation.getByText(words.first + words.rest).waitFor();
    expect((await chat.conversation.innerText()).split('Tell me something')).toHaveLength(2);
    await chat.page.screenshot({ path: join(pictures, 'after-interruption.png'), animations: 'disabled' });
  });
});
