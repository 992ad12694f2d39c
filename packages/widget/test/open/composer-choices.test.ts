import { expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite, createGate, focused } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import * as wire from './transcripts.ts';
import { violations } from './violations.ts';

const suite = chatSuite();

const answer: Script = ({ type }, reply) => {
  if (type === 'attachments.delete') return reply.json({});
  reply.events(...wire.prologue('Hi'), ...wire.wholeAnswer('Some words to select, and some more of them.'));
  reply.end();
};

const composer = {
  tools: [
    { id: 'web', label: 'Search the web', shortLabel: 'Web', icon: 'search' as const, pinned: true },
    { id: 'deep', label: 'Deep research', icon: 'lab' as const, placeholderOverride: 'Research what?' },
    { id: 'image', label: 'Make an image', icon: 'images' as const, persistent: true },
  ],
  models: [
    { id: 'swift', label: 'Swift' },
    { id: 'deep', label: 'Thorough', description: 'Takes a while', default: true },
    { id: 'new', label: 'Experimental', disabled: true },
  ],
};

const open = (): Promise<ChatUnderTest> => suite.open({ script: answer, options: { composer } });
const input = (): unknown => suite.server().requests.at(-1)?.params['input'];

/** Does what sends a message, and waits until it is answered: before that, no other one goes off. */
async function answered({ events }: ChatUnderTest, act: () => Promise<void>): Promise<void> {
  const count = async () => (await events()).filter(([name]) => name === 'response.end').length;
  const before = await count();
  await act();
  await expect.poll(count).toBe(before + 1);
}

async function send(chat: ChatUnderTest, text: string): Promise<void> {
  const { box, log } = chat;
  await box.fill(text);
  await answered(chat, () => box.press('Enter'));
  await log.getByText('Some words').last().waitFor();
}

test('tools are chosen by keyboard, told of, sent, and dropped unless they are to stay; models stay', async () => {
  const chat = await open();
  const { page, button, box } = chat;
  await button('Tools').press('Enter');
  await expect.poll(() => focused(chat)).toBe('Deep research');
  expect(await violations(chat)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await focused(chat)).toBe('Tools');
  expect(await page.getByRole('menu').count()).toBe(0);
  await button('Tools').press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('d');
  await page.keyboard.press('Enter');
  expect(await focused(chat)).toBe('Message');
  expect(await box.getAttribute('placeholder')).toBe('Research what?');
  await send(chat, 'One');
  expect(input()).toMatchObject({ inference_options: { tool_choice: { id: 'deep' }, model: 'deep' } });
  expect(await box.getAttribute('placeholder')).toBe('Message the assistant…');
  // A pinned one is a switch; only one is chosen at a time.
  await page.getByRole('button', { name: 'Search the web', pressed: false }).click();
  await button('Tools').click();
  await page.getByRole('menuitemradio', { name: 'Make an image' }).click();
  expect(await page.getByRole('button', { name: 'Search the web', pressed: true }).count()).toBe(0);
  await button('Model: Thorough').click();
  await page.getByRole('menuitemradio', { name: 'Experimental' }).click({ force: true });
  expect(await page.getByRole('menu').count()).toBe(1);
  await page.getByRole('menuitemradio', { name: 'Swift' }).click();
  await send(chat, 'Two');
  await send(chat, 'Three');
  expect(input()).toMatchObject({ inference_options: { tool_choice: { id: 'image' }, model: 'swift' } });
  await button('Stop using Make an image').click();
  await send(chat, 'Four');
  expect(input()).toMatchObject({ inference_options: { model: 'swift' } });
  const changes = (await chat.events())
    .filter(([name]) => name === 'tool.change')
    .map(([, detail]) => detail);
  expect(changes).toEqual(['deep', null, 'web', 'image', null].map((toolId) => ({ toolId })));
  expect(chat.complaints).toEqual([]);
});

test('what is selected in an answer can be replied to; the page fills the composer; what was not sent comes back', async () => {
  const chat = await open();
  const { page, button, box, log } = chat;
  await send(chat, 'Hi');
  const at = await log.getByText('Some words').boundingBox();
  if (!at) throw new Error('The answer is not there.');
  await page.mouse.move(at.x + 1, at.y + 10);
  await page.mouse.down();
  await page.mouse.move(at.x + 90, at.y + 10, { steps: 4 });
  await page.mouse.up();
  await button('Reply').waitFor();
  expect(await violations(chat)).toEqual([]);
  // The same by a key, in the conversation.
  await log.press('r');
  await page.locator('[part=quote]').waitFor();
  expect(await focused(chat)).toBe('Message');
  expect(await button('Reply').count()).toBe(0);
  const quote = await page.locator('[part=quote] blockquote').innerText();
  expect(quote).toMatch(/^Some wor/);
  await box.fill('Why?');
  const draft = await page.evaluate(async () => {
    const chatElement = window.chat.mounted?.element;
    const extras: unknown =
      chatElement &&
      'extras' in chatElement &&
      typeof chatElement.extras === 'function' &&
      (await chatElement.extras());
    return JSON.stringify(Reflect.get(Object(extras), 'draft'));
  });
  expect(JSON.parse(draft)).toEqual({ text: 'Why?', reply: quote });
  suite.server().script = (_, reply) => reply.json({ error: { message: 'Not now.' } }, 503);
  await button('Model: Thorough').waitFor();
  await box.press('Enter');
  await button('Edit message').waitFor();
  expect(input()).toMatchObject({ quoted_text: quote });
  expect(await page.locator('chatkit-composer [part=quote]').count()).toBe(0);
  await box.fill('And this');
  await button('Edit message').click();
  expect(await page.locator('chatkit-composer [part=quote]').innerText()).toContain(quote);
  expect(await box.inputValue()).toBe('Why?\nAnd this');
  await button('Remove the quote').click();
  expect(await page.locator('chatkit-composer [part=quote]').count()).toBe(0);

  suite.server().script = answer;
  await page.evaluate(() =>
    window.chat.mounted?.element.setComposerValue({
      content: [
        { type: 'input_text', text: 'Ask ' },
        { type: 'input_tag', id: 'u1', text: 'Ada' },
      ],
      reply: 'What?',
      attachments: [{ type: 'file', id: 'atc_9', name: 'nine.txt', mime_type: 'text/plain' }],
      selectedToolId: 'web',
      selectedModelId: 'swift',
    }),
  );
  expect(await page.locator('chatkit-editor .tag').innerText()).toBe('@Ada');
  await page.getByText('nine.txt').waitFor();
  await answered(chat, () => button('Send').click());
  expect(input()).toMatchObject({
    content: [
      { type: 'input_text', text: 'Ask ' },
      { type: 'input_tag', id: 'u1', text: 'Ada' },
    ],
    attachments: ['atc_9'],
    quoted_text: 'What?',
    inference_options: { tool_choice: { id: 'web' }, model: 'swift' },
  });
  // Only what is said changes.
  await box.fill('Kept');
  await page.evaluate(() => window.chat.mounted?.element.setComposerValue({ reply: 'More' }));
  await page.locator('chatkit-composer [part=quote]').waitFor();
  expect(await box.innerText()).toBe('Kept');
  expect(await page.getByText('nine.txt').count()).toBe(0);
  expect(chat.complaints).toEqual([]);
});

test('what is selected while the button for it is on its way can be replied to', async () => {
  const chat = await open();
  const gate = createGate();
  await chat.page.route('**/chunk-offer-reply-*', async (route) => {
    await gate.wait();
    await route.continue();
  });
  await send(chat, 'Hi');
  const asked = chat.page.waitForRequest(/\/chunk-offer-reply-/u);
  await chat.log.getByText('Some words').dblclick({ position: { x: 10, y: 10 } });
  await asked;
  gate.open();
  await chat.button('Reply').click();
  expect(await chat.page.locator('[part=quote] blockquote').innerText()).toBe('Some');
});
