import { describe, expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite, focused } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import * as wire from './transcripts.ts';
import { violations } from './violations.ts';

const suite = chatSuite();

const answer: Script = (_, reply) => {
  reply.events(...wire.prologue('Hi'), ...wire.wholeAnswer('Some words to select.'));
  reply.end();
};

/** A chat whose page finds people for “@”, and commands for “/”. */
async function open(): Promise<ChatUnderTest> {
  const options = { entities: { showComposerMenu: true }, commands: { enabled: true } };
  const chat = await suite.open({ script: answer, options });
  await chat.page.evaluate(() => {
    const people = ['Ada Lovelace', 'Alan Turing', 'Grace Hopper'].map((title, index) => ({
      id: `u${index}`,
      title,
      interactive: index === 0,
      group: index === 2 ? 'Admirals' : 'Authors',
      data: { email: `${index}@example.com` },
    }));
    const commands = [
      { id: 'me', label: 'Mention me' },
      { id: 'more', label: 'More', description: 'Leads on' },
    ];
    window.chat.pageSearch = async (sign, query) => {
      if (query === 'fail') throw new Error('No search today.');
      const all: { id: string; title?: string; label?: string }[] = sign === '@' ? people : commands;
      return all.filter(({ title, label }) =>
        (title ?? label ?? '').toLowerCase().includes(query.toLowerCase()),
      );
    };
    window.chat.pageSelect = async ({ id }) =>
      id === 'more'
        ? { type: 'menu', commands: [{ id: 'me', label: 'Mention me, at last' }] }
        : { type: 'entity', entity: { id: 'me', title: 'Myself' } };
    window.chat.pagePreview = async ({ title }) => ({
      preview: { type: 'Basic', children: [{ type: 'Text', value: `About ${title}` }] },
    });
  });
  await chat.button('Mention').waitFor();
  return chat;
}

const offered = ({ page }: ChatUnderTest): Promise<string[]> => page.getByRole('option').allInnerTexts();
const written = ({ page }: ChatUnderTest): Promise<string> =>
  page.locator('chatkit-editor').evaluate((editor) => String(Reflect.get(editor, 'value')));
const input = (): unknown => suite.server().requests.at(-1)?.params['input'];

describe('mentions', () => {
  test('are searched for, chosen by keyboard, sent as tags, and gone as a whole', async () => {
    const chat = await open();
    const { box, page } = chat;
    await box.focus();
    await box.pressSequentially('Ask @');
    await expect.poll(() => offered(chat)).toEqual(['Ada Lovelace', 'Alan Turing', 'Grace Hopper']);
    expect(await page.getByRole('group', { name: 'Admirals' }).getByRole('option').count()).toBe(1);
    expect(await violations(chat)).toEqual([]);
    await box.pressSequentially('al');
    await expect.poll(() => offered(chat)).toEqual(['Alan Turing']);
    await box.press('Backspace');
    await expect.poll(() => offered(chat)).toEqual(['Ada Lovelace', 'Alan Turing', 'Grace Hopper']);
    await box.press('ArrowDown');
    await box.press('ArrowUp');
    expect(await page.getByRole('option', { selected: true }).innerText()).toBe('Ada Lovelace');
    expect(await box.getAttribute('aria-activedescendant')).toBe('suggestion-0');
    await box.press('Enter');
    expect(await offered(chat)).toEqual([]);
    await box.pressSequentially('and @');
    await expect.poll(() => offered(chat)).toHaveLength(3);
    await page.getByRole('option', { name: 'Grace Hopper' }).click();
    expect(await focused(chat)).toBe('Message');
    expect(await written(chat)).toBe('Ask @Ada Lovelace and @Grace Hopper ');
    // The space, then the tag; and back by Undo.
    await box.press('Backspace');
    await box.press('Backspace');
    expect(await written(chat)).toBe('Ask @Ada Lovelace and ');
    await box.press('ControlOrMeta+z');
    expect(await written(chat)).toBe('Ask @Ada Lovelace and @Grace Hopper');
    await box.press('Shift+Enter');
    await box.pressSequentially('please');
    await box.press('Enter');
    await chat.log.getByText('Some words').waitFor();
    const ada = { type: 'input_tag', id: 'u0', text: 'Ada Lovelace', interactive: true, group: 'Authors' };
    expect(input()).toMatchObject({
      content: [
        { type: 'input_text', text: 'Ask ' },
        { ...ada, data: { email: '0@example.com' } },
        { type: 'input_text', text: ' and ' },
        { type: 'input_tag', id: 'u2', interactive: false },
        { type: 'input_text', text: '\nplease' },
      ],
    });
    expect(await written(chat)).toBe('');
    expect(chat.complaints).toEqual([]);
  });

  test('stay away where they are not wanted: Escape, nothing found, an address, a search that fails', async () => {
    const chat = await open();
    const { box, page, button } = chat;
    await box.pressSequentially('me@example.com');
    await box.pressSequentially(' @a');
    await expect.poll(() => offered(chat)).toHaveLength(3);
    await box.press('Escape');
    expect(await offered(chat)).toEqual([]);
    await box.pressSequentially('l');
    expect(await offered(chat)).toEqual([]);
    await box.press('ControlOrMeta+a');
    await box.press('Delete');
    expect(await written(chat)).toBe('');
    await button('Mention').click();
    await expect.poll(() => offered(chat)).toHaveLength(3);
    await box.pressSequentially('zz');
    await page.getByText('Nothing found').first().waitFor();
    await box.pressSequentially(' top');
    await expect.poll(() => page.locator('.suggestions').count()).toBe(0);
    const searches = (await chat.events()).filter(([name]) => name === 'search').map(([, query]) => query);
    expect(searches).not.toContain('@example.com');
    expect(searches).not.toContain('@al');
    await box.fill('@fail');
    await page.getByText('The search did not work.').waitFor();
    await expect.poll(() => chat.complaints.join('\n')).toContain('No search today.');
  });

  test('that are interactive are shown and opened', async () => {
    const chat = await open();
    const { box, page } = chat;
    await box.pressSequentially('@ada');
    await page.getByRole('option', { name: 'Ada' }).click();
    const tag = page.locator('chatkit-editor .tag');
    await tag.hover();
    await page.getByText('About Ada Lovelace').waitFor();
    expect(await violations(chat)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.getByText('About Ada Lovelace').count()).toBe(0);
    await tag.click();
    await box.press('End');
    await box.press('Backspace');
    await box.press('Alt+Enter');
    const entity = { id: 'u0', title: 'Ada Lovelace', interactive: true };
    const opened = (await chat.events()).filter(([name]) => name === 'entity');
    expect(opened).toMatchObject([
      ['entity', entity],
      ['entity', entity],
    ]);
  });
});

describe('commands', () => {
  test('begin a message, and lead to a tag, to more of them, or to nothing', async () => {
    const chat = await open();
    const { box, page } = chat;
    await box.pressSequentially('1/2 /');
    expect(await offered(chat)).toEqual([]);
    await box.fill('');
    await box.pressSequentially('/mo');
    await expect.poll(() => offered(chat)).toEqual(['More\nLeads on']);
    await box.press('Tab');
    await page.getByRole('option', { name: 'Mention me, at last' }).click();
    await expect.poll(() => written(chat)).toBe('@Myself ');
    await page.evaluate(() => {
      window.chat.pageSelect = async () => {};
    });
    await box.fill('/mention');
    await expect.poll(() => offered(chat)).toEqual(['Mention me']);
    await box.press('Enter');
    await expect.poll(() => written(chat)).toBe('');
    expect(await focused(chat)).toBe('Message');
    expect(suite.server().requests).toEqual([]);
  });
});

describe('text', () => {
  test('is copied, pasted and taken over as plain text', async () => {
    const chat = await open();
    const { box, page } = chat;
    await box.pressSequentially('@ada');
    await page.getByRole('option', { name: 'Ada' }).click();
    await box.pressSequentially('said');
    await box.press('ControlOrMeta+a');
    await box.press('ControlOrMeta+x');
    expect(await written(chat)).toBe('');
    await box.press('ControlOrMeta+v');
    expect(await written(chat)).toBe('@Ada Lovelace said');
    expect(await page.locator('chatkit-editor .tag').count()).toBe(0);
    await box.press('ControlOrMeta+z');
    await box.press('ControlOrMeta+z');
    expect(await page.locator('chatkit-editor .tag').count()).toBe(1);
    await box.press('ControlOrMeta+Shift+z');
    expect(await written(chat)).toBe('');
  });
});
