import { expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite, focused } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import { violations } from './violations.ts';

const suite = chatSuite();

const listen: Script = (_, reply) => reply.json({ text: ' in the middle ' });

const open = async (): Promise<ChatUnderTest> => {
  const chat = await suite.open({ script: listen, options: { composer: { dictation: { enabled: true } } } });
  await chat.button('Dictate').waitFor();
  return chat;
};

test('what is said is recorded, written down by the server, and put where the caret is', async () => {
  const chat = await open();
  const { box, page, button } = chat;
  await box.fill('Words around');
  await page.evaluate(() => {
    const text = window.chat.mounted?.element.shadowRoot?.querySelector('textarea');
    text?.setSelectionRange(5, 5);
  });
  await button('Dictate').click();
  await button('Turn it into text').waitFor();
  await expect.poll(() => focused(chat)).toBe('Turn it into text');
  expect(await violations(chat)).toEqual([]);
  expect(await button('Send').isDisabled()).toBe(true);
  // The fake microphone beeps.
  const loudest = (): Promise<number> =>
    page
      .locator('.meter i')
      .evaluateAll((bars) =>
        Math.max(
          ...bars.map((bar) => Number.parseInt(bar.getAttribute('style')?.replace(/\D/g, '') ?? '0', 10)),
        ),
      );
  await expect.poll(loudest).toBeGreaterThan(20);
  await page.getByText(/^(?!0:00)\d+:\d\d$/).waitFor();
  await button('Turn it into text').click();
  await expect.poll(() => box.inputValue()).toBe('Words in the middle around');
  expect(await focused(chat)).toBe('Message');
  const [request] = suite.server().requests;
  expect(request?.type).toBe('input.transcribe');
  expect(request?.params['mime_type']).toBe('audio/webm;codecs=opus');
  const bytes = Buffer.from(String(request?.params['audio_base64']), 'base64');
  expect(bytes.subarray(0, 4).toString('hex')).toBe('1a45dfa3');
  await box.press('ControlOrMeta+z');
  expect(await box.inputValue()).toBe('Words around');

  // Escape gives it up: nothing is sent.
  await button('Dictate').click();
  await button('Turn it into text').press('Escape');
  await button('Dictate').waitFor();
  expect(suite.server().requests).toHaveLength(1);
  expect(await focused(chat)).toBe('Message');

  // What goes wrong is said: at the server, at the microphone.
  suite.server().script = (_, reply) => reply.json({ error: { message: 'Nobody listens today.' } }, 501);
  await button('Dictate').click();
  await button('Turn it into text').click();
  await page.getByText('Nobody listens today.').waitFor();
  suite.server().script = (_, reply) => reply.json({ text: '' });
  await button('Dictate').click();
  await button('Turn it into text').click();
  await page.getByText('Nothing was understood.').waitFor();
  for (const [name, sentence] of [
    ['NotAllowedError', 'The microphone may not be used here.'],
    ['NotFoundError', 'No microphone was found.'],
    ['NotReadableError', 'Another program may be using it.'],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.evaluate((reason) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('No.', reason));
    }, name);
    // oxlint-disable-next-line no-await-in-loop
    await button('Dictate').click();
    // oxlint-disable-next-line no-await-in-loop
    await page.getByText(sentence).waitFor();
  }
  expect(chat.complaints).toEqual([]);
});
