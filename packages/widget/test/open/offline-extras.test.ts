import { describe, expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite, untilLoaded } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

/** A server with a conversation, which takes files in two steps. */
const library: Script = ({ type, params }, reply) => {
  if (type === 'threads.get_by_id') return reply.json(wire.thread());
  if (type === 'items.list') return reply.json({ data: [wire.answerItem('Hello.')], has_more: false });
  if (type === 'attachments.create') {
    const upload = { url: `${suite.server().origin}/upload/1`, method: 'PUT' };
    return reply.json({ ...params, type: 'file', id: 'atc_1', upload_descriptor: upload });
  }
  reply.events(...wire.prologue('Second', { isNew: false }), ...wire.wholeAnswer('Back again.', 'a2'));
  reply.end();
};

const sent = () => suite.server().requests.filter(({ type }) => type === 'threads.add_user_message');

/** A chat with files and mentions, in a conversation, with all that it takes to be without a network. */
async function open(): Promise<ChatUnderTest> {
  const chat = await suite.open({
    script: library,
    options: {
      initialThread: 'thr_1',
      composer: { attachments: { enabled: true } },
      entities: { showComposerMenu: true },
    },
  });
  await chat.page.evaluate(() => {
    window.chat.pageSearch = async () => [{ id: 'u1', title: 'Ada Lovelace' }];
  });
  await chat.log.getByText('Hello.').waitFor();
  await chat.button('Attach files').waitFor();
  await chat.button('Mention').waitFor();
  await untilLoaded(chat, 'trouble');
  return chat;
}

const choose = ({ page }: ChatUnderTest, name: string): Promise<void> =>
  page
    .locator('chatkit-composer input[type=file]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from('text') });

const file = ({ page }: ChatUnderTest) => page.locator('chatkit-composer .file-name');

/** Writes a message with a mention in it. */
async function mention({ page, box }: ChatUnderTest): Promise<void> {
  await box.focus();
  await box.pressSequentially('Ask @');
  await page.getByRole('option', { name: 'Ada Lovelace' }).click();
}

describe('without a network', () => {
  test('a message waits with its files and mentions, goes back to be edited with them, and is sent with them, once', async () => {
    const chat = await open();
    const { page, log, box, button } = chat;
    await choose(chat, 'notes.txt');
    await expect.poll(() => button('Remove notes.txt').count()).toBe(1);
    await expect.poll(() => suite.server().files.length).toBe(1);
    await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
    await mention(chat);
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await button('Send').click();
    await log.getByText('Waiting to be sent').waitFor();
    await log.getByText('@Ada Lovelace').waitFor();
    await log.getByText('notes.txt').waitFor();
    expect(await file(chat).count()).toBe(0);
    await button('Edit message').click();
    await expect.poll(() => file(chat).allInnerTexts()).toEqual(['notes.txt']);
    await expect.poll(() => page.locator('chatkit-editor [data-id=u1], chatkit-editor .tag').count()).toBe(1);
    await box.press('End');
    await box.pressSequentially(' please');
    await button('Send').click();
    await log.getByText('Waiting to be sent').waitFor();
    expect(sent()).toEqual([]);
    await page.context().setOffline(false);
    await log.getByText('Back again.').waitFor();
    expect(sent()).toHaveLength(1);
    expect(sent()[0]?.params['input']).toMatchObject({
      content: [
        { type: 'input_text', text: 'Ask ' },
        { type: 'input_tag', id: 'u1', text: 'Ada Lovelace' },
        { type: 'input_text', text: ' please' },
      ],
      attachments: ['atc_1'],
    });
    expect(chat.complaints).toEqual([]);
  });

  test('a file that is not on the server yet is said to be so, and goes there once the network is back', async () => {
    const chat = await open();
    const { page, box, button } = chat;
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await choose(chat, 'late.txt');
    await box.fill('With a file');
    await page.getByText('Will be uploaded once you are back online').waitFor();
    expect(await button('Send').isDisabled()).toBe(true);
    await box.press('Enter');
    await page.getByText('Your message is sent once the files are uploaded.').waitFor();
    expect([await box.innerText(), suite.server().files.length]).toEqual(['With a file', 0]);
    await page.context().setOffline(false);
    await expect.poll(() => sent().length).toBe(1);
    expect(suite.server().files).toHaveLength(1);
    expect(sent()[0]?.params['input']).toMatchObject({ attachments: ['atc_1'] });
  });

  test('a file that waits for the network can be taken away', async () => {
    const chat = await open();
    const { page, box, button } = chat;
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await choose(chat, 'late.txt');
    await button('Cancel the upload of late.txt').click();
    await expect.poll(() => file(chat).count()).toBe(0);
    await page.context().setOffline(false);
    await expect.poll(() => page.getByText('You are offline.').count()).toBe(0);
    await box.fill('Without a file');
    await box.press('Enter');
    await expect.poll(() => sent().length).toBe(1);
    expect(sent()[0]?.params['input']).toMatchObject({ attachments: [] });
    expect(suite.server().files).toEqual([]);
  });
});
