import type { ChatUnderTest } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import type { ChatState } from './states.ts';
import * as wire from './transcripts.ts';

const library: Script = ({ type, params }, reply) => {
  if (type === 'threads.list')
    return reply.json({ data: [wire.thread({ title: 'Old' }), wire.thread({ id: 'b' })], has_more: false });
  if (type === 'threads.get_by_id') return reply.json(wire.thread({ title: 'Old' }));
  if (type === 'items.list') return reply.json({ data: [wire.answerItem('Old words.')], has_more: false });
  const url = new URL('/upload/1', 'http://localhost').pathname;
  reply.json({ ...params, type: 'file', id: 'atc_1', upload_descriptor: { url, method: 'PUT' } });
};

const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('text') });
const choose = ({ page }: ChatUnderTest, ...names: string[]): Promise<void> =>
  page.locator('chatkit-composer input[type=file]').setInputFiles(names.map(file));

const composer = {
  attachments: { enabled: true, accept: { 'text/plain': ['.txt'] } },
  tools: [
    { id: 'web', label: 'Search the web', icon: 'search' as const, pinned: true },
    { id: 'deep', label: 'Deep research', icon: 'lab' as const, persistent: true },
  ],
  models: [
    { id: 'swift', label: 'Swift' },
    { id: 'new', label: 'Experimental', disabled: true },
  ],
};

/** States of what is put around the text box, and of the list of conversations. */
export const composerStates: readonly ChatState[] = [
  {
    name: 'a tool chosen, and the models open',
    set: { options: { composer } },
    act: async ({ page, button }) => {
      await button('Tools').click();
      await page.getByRole('menuitemradio', { name: 'Deep research' }).click();
      await button('Model: Swift').click();
    },
    reached: ({ page }) => page.getByRole('menuitemradio', { name: 'Experimental' }),
  },
  {
    name: 'a pinned tool chosen, and the tools open',
    set: { options: { composer } },
    act: async ({ page, button }) => {
      await page.getByRole('button', { name: 'Search the web' }).click();
      await button('Tools').click();
    },
    reached: ({ page }) => page.getByRole('menuitemradio', { name: 'Deep research' }),
  },
  {
    name: 'files on their way, and one that did not go',
    set: {
      options: { composer },
      script: async ({ params }, reply) => (params['name'] === 'one.txt' ? reply.gone : reply.json({}, 400)),
    },
    act: async (chat) => {
      await chat.button('Attach files').waitFor();
      await choose(chat, 'one.txt', 'two.txt');
    },
    reached: ({ button }) => button('Upload two.txt again'),
  },
  {
    name: 'a mention written, and others found',
    set: { options: { entities: { showComposerMenu: true } } },
    act: async ({ page, box, button }) => {
      await page.evaluate(() => {
        window.chat.pageSearch = async () => [
          { id: 'a', title: 'Ada Lovelace', interactive: true },
          { id: 'b', title: 'Alan Turing' },
        ];
      });
      await button('Mention').waitFor();
      await box.focus();
      await box.pressSequentially('Ask @');
      await page.getByRole('option').first().click();
      await box.pressSequentially('and @');
    },
    reached: ({ page }) => page.getByRole('option', { name: 'Alan Turing' }),
  },
  {
    name: 'conversations',
    set: { script: library, options: { initialThread: 'thr_1' } },
    act: async ({ log, button }) => {
      await log.getByText('Old words.').waitFor();
      await button('Conversations').click();
    },
    reached: ({ page }) => page.locator('.thread[aria-current]'),
  },
  {
    name: 'conversations, one being renamed',
    set: { script: library, options: { initialThread: 'thr_1' } },
    act: async ({ page, log, button }) => {
      await log.getByText('Old words.').waitFor();
      await button('Conversations').click();
      await page
        .getByRole('button', { name: /^Rename/ })
        .first()
        .click();
    },
    reached: ({ page }) => page.getByRole('textbox', { name: 'New title' }),
  },
];
