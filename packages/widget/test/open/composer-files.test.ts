import { describe, expect, test } from 'vitest';
import { type ChatUnderTest, type OpenChatOptions, chatSuite, createGate, focused } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import * as wire from './transcripts.ts';
import { violations } from './violations.ts';

const suite = chatSuite();

let uploads = 0;

/** A server that takes files in two steps, and messages. */
const library: Script = ({ type, params }, reply) => {
  if (type === 'attachments.delete') return reply.json({});
  if (type === 'attachments.create') {
    uploads += 1;
    const url = `${suite.server().origin}/upload/${uploads}`;
    return reply.json({
      type: 'file',
      id: `atc_${uploads}`,
      name: params['name'],
      mime_type: params['mime_type'],
      upload_descriptor: { url, method: uploads % 2 === 0 ? 'PUT' : 'POST', headers: { 'x-permit': 'yes' } },
    });
  }
  reply.events(...wire.prologue('Look'), ...wire.wholeAnswer('I see.'));
  reply.end();
};

const open = async (attachments: object = {}, how: Partial<OpenChatOptions> = {}): Promise<ChatUnderTest> => {
  const options = { composer: { attachments: { enabled: true, ...attachments } } };
  const chat = await suite.open({ script: library, options, ...how });
  await chat.button('Attach files').waitFor();
  return chat;
};

const file = (name: string, size = 12, mimeType = 'text/plain') => ({
  name,
  mimeType,
  buffer: Buffer.alloc(size, 'a'),
});

const choose = ({ page }: ChatUnderTest, ...files: ReturnType<typeof file>[]): Promise<void> =>
  page.locator('chatkit-composer input[type=file]').setInputFiles(files);

const shown = ({ page }: ChatUnderTest): Promise<string[]> =>
  page.locator('.file .file-name').allInnerTexts();
const sent = (type: string) => suite.server().requests.filter((request) => request.type === type);

/** Drops or pastes files as the system does. */
const hand = ({ page }: ChatUnderTest, what: 'drop' | 'dragenter' | 'paste', name: string): Promise<void> =>
  page.evaluate(
    ([type, title]) => {
      const data = new DataTransfer();
      data.items.add(new File(['picture'], title, { type: 'image/png' }));
      const chat = window.chat.mounted?.element;
      const box = chat?.shadowRoot?.querySelector('[part=textbox]');
      const init = { bubbles: true, composed: true, cancelable: true };
      const event =
        type === 'paste'
          ? new ClipboardEvent(type, { ...init, clipboardData: data })
          : new DragEvent(type, { ...init, dataTransfer: data });
      box?.dispatchEvent(event);
    },
    [what, name] as const,
  );

describe('files', () => {
  test('are chosen, dropped and pasted, go ahead of the message, and go with it', async () => {
    const chat = await open();
    const { box, page, button } = chat;
    const gate = createGate();
    suite.server().takeFile = async (_file, reply) => {
      await gate.wait();
      reply.json({});
    };
    await choose(chat, file('one.txt'), file('two.txt', 3000));
    await expect.poll(() => shown(chat)).toEqual(['one.txt', 'two.txt']);
    expect(await page.getByRole('progressbar').count()).toBe(2);
    // Enter waits for them.
    await box.fill('Look');
    expect(await button('Send').isDisabled()).toBe(true);
    await box.press('Enter');
    await page.getByText('sent once the files are uploaded').waitFor();
    expect(sent('threads.create')).toEqual([]);
    gate.open();
    gate.open();
    await expect.poll(() => suite.server().files.length).toBe(2);
    gate.open();
    await chat.log.getByText('I see.').waitFor();
    const [message] = sent('threads.create');
    expect(message?.params['input']).toMatchObject({
      content: [{ type: 'input_text', text: 'Look' }],
      attachments: [expect.stringMatching(/^atc_/), expect.stringMatching(/^atc_/)],
    });
    expect(await shown(chat)).toEqual([]);
    expect(chat.complaints).toEqual([]);
  });

  test('are sent once, as the server says, and drawn small; what is dropped and pasted as well', async () => {
    const chat = await open();
    const { page, button } = chat;
    suite.server().takeFile = (_file, reply) => reply.json({});
    await hand(chat, 'dragenter', 'over.png');
    await page.getByText('Drop files to attach them').waitFor();
    await hand(chat, 'drop', 'dropped.png');
    await hand(chat, 'paste', 'pasted.png');
    await expect.poll(() => shown(chat)).toEqual(['dropped.png', 'pasted.png']);
    expect(await page.getByText('Drop files to attach them').count()).toBe(0);
    await expect.poll(() => suite.server().files.length).toBe(2);
    expect(sent('attachments.create')[0]?.params).toEqual({
      name: 'dropped.png',
      size: 7,
      mime_type: 'image/png',
    });
    const bodies = Object.fromEntries(suite.server().files.map(({ method, body }) => [method, body]));
    expect(bodies['PUT']).toBe('picture');
    expect(bodies['POST']).toMatch(/name="file"; filename="[a-z]+\.png"[^]*picture/);
    expect(suite.server().files.every(({ headers }) => headers['x-permit'] === 'yes')).toBe(true);
    // What is sent without words is a message too; the focus is in the text again.
    await button('Remove pasted.png').click();
    expect(await focused(chat)).toBe('Message');
    await expect.poll(() => sent('attachments.delete').length).toBe(1);
    await button('Send').click();
    await chat.log.getByText('I see.').waitFor();
    expect(sent('threads.create')[0]?.params['input']).toMatchObject({
      content: [],
      attachments: [expect.stringMatching(/^atc_/)],
    });
    expect(await violations(chat)).toEqual([]);
    expect(chat.complaints).toEqual([]);
  });

  test('that do not fit are refused with a sentence each; what failed can be sent again', async () => {
    const chat = await open({ maxCount: 2, maxSize: 20, accept: { 'text/plain': ['.txt'] } });
    const { page, button, box } = chat;
    await choose(chat, file('a.pdf', 5, 'application/pdf'), file('b.txt', 21));
    await page.getByText('“a.pdf” is of a kind that cannot be attached.').waitFor();
    await page.getByText('“b.txt” is larger than 20 byte.').waitFor();
    expect(await shown(chat)).toEqual([]);
    suite.server().takeFile = (_file, reply) =>
      reply.json({ error: { code: 'too_large', message: 'The store is full.' } }, 413);
    await choose(chat, file('c.txt'), file('d.txt'), file('e.txt'));
    await page.getByText('You can attach up to 2 files.').waitFor();
    await expect.poll(() => page.getByText('The store is full.').count()).toBe(2);
    await box.fill('Look');
    expect(await button('Send').isDisabled()).toBe(true);
    await button('Remove d.txt').click();
    suite.server().takeFile = (_file, reply) => reply.json({});
    await button('Upload c.txt again').click();
    await expect.poll(() => button('Send').isEnabled()).toBe(true);
    // On its way, one is cancelled: nothing of it is heard again.
    const gate = createGate();
    suite.server().takeFile = async (_file, reply) => {
      await gate.wait();
      reply.json({});
    };
    await choose(chat, file('f.txt'));
    await button('Cancel the upload of f.txt').click();
    expect(await shown(chat)).toEqual(['c.txt']);
    expect(await button('Send').isEnabled()).toBe(true);
    expect(await violations(chat)).toEqual([]);
  });

  test('go in one step by the page’s own fetch, where the options say so', async () => {
    const uploadUrl = `${suite.server().origin}/upload/here`;
    const chat = await suite.open({
      script: library,
      options: {
        composer: { attachments: { enabled: true } },
        api: { uploadStrategy: { type: 'direct', uploadUrl } },
      },
    });
    suite.server().takeFile = (_file, reply) =>
      reply.json({ type: 'file', id: 'atc_x', name: 'one.txt', mime_type: 'text/plain' });
    await chat.button('Attach files').waitFor();
    await choose(chat, file('one.txt'));
    await chat.box.fill('Look');
    await expect.poll(() => chat.button('Send').isEnabled()).toBe(true);
    await chat.box.press('Enter');
    await chat.log.getByText('I see.').waitFor();
    expect(suite.server().files.map(({ method, path }) => [method, path])).toEqual([
      ['POST', '/upload/here'],
    ]);
    expect(sent('threads.create')[0]?.params['input']).toMatchObject({ attachments: ['atc_x'] });
    expect(sent('attachments.create')).toEqual([]);
  });
});
