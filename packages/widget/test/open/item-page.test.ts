import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite, createGate, focused } from './chat-page.ts';
import { noHarm, watch } from './hostile-page.ts';
import * as samples from './item-samples.ts';
import { stopClock } from './stop-clock.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

const options = {
  initialThread: 'thr_1',
  locale: 'en',
  threadItemActions: { feedback: true, retry: true },
  entities: {},
};

const answerOf = ({ log }: ChatUnderTest, words: string) => log.locator('.answer', { hasText: words });

/** What the page was told under `name`, oldest first: loading may still be telling it other things meanwhile. */
const heard = async (chat: ChatUnderTest, name: string) =>
  (await chat.events()).filter(([event]) => event === name).map(([, detail]) => detail);

describe('a conversation with one of each', () => {
  let chat: ChatUnderTest;

  beforeAll(async () => {
    chat = await suite.open({
      script: samples.stored(samples.oneOfEach),
      options,
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
      lasting: true,
    });
    await chat.log.getByText('And what of it?').waitFor();
  });

  test('a message shows what it answers, its files and its tags, and the page is told of clicks on them', async () => {
    const { log } = chat;
    const mine = log.locator('.mine').first();
    expect(await mine.innerText()).toContain('Ask @Ann Lee and @Ben about **this**.');
    expect(await mine.locator('blockquote').innerText()).toContain('The answer that this is about.');
    const files = await mine.getByRole('list', { name: 'Attachments' }).getByRole('listitem').allInnerTexts();
    expect(files.map((words) => words.replaceAll(/\s+/g, ' ').trim())).toEqual([
      '',
      'A rather long name of a report that nobody will read.pdf PDF · 2.3 MB',
      'secret.jpg JPG',
    ]);
    await mine.getByRole('button', { name: '@Ann Lee' }).click();
    expect(await mine.getByRole('button', { name: '@Ben' }).count()).toBe(0);
    expect(await heard(chat, 'entity')).toEqual([
      { id: 'ent_Ann Lee', title: 'Ann Lee', interactive: true, data: { kind: 'person' } },
    ]);
  });

  test('pictures open large, keep the focus and give it back', async () => {
    const { page, log } = chat;
    const small = log.getByRole('button', { name: 'Show “holiday.png” large' });
    await small.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'holiday.png' });
    await dialog.getByRole('img', { name: 'holiday.png' }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Download' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(chat)).toBe('Show “holiday.png” large');
    await log.getByRole('button', { name: 'Show “Generated image” large' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Generated image.png');
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('steps of every kind have a name, and say what they rest on', async () => {
    const { log } = chat;
    const steps = log.locator('.workflow').first();
    expect(await steps.locator('.step-title').allInnerTexts()).toEqual([
      'Thought for 1 min',
      'Weighing it up',
      'Searching for “tides today”',
      'Reading files',
      'Making an image',
      'Waits for you',
    ]);
    await steps.getByText('Searching for').click();
    expect(await steps.getByRole('link', { name: 'How tides work' }).getAttribute('rel')).toBe(
      'noopener noreferrer nofollow',
    );
    expect(await steps.innerText()).toContain('· The Sea Institute');
    expect(await log.locator('.workflow').nth(1).locator('.step-title').innerText()).toBe('Thought for 3 s');
  });

  test('an answer names its sources, of which only safe ones can be followed', async () => {
    const answer = answerOf(chat, 'The moon');
    const sources = answer.getByRole('listitem');
    expect(await sources.first().isVisible()).toBe(false);
    await answer.getByText('4 sources').click();
    const words = await sources.allInnerTexts();
    expect(words.map((text) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
      '1 How tides work The Sea Institute · Jan 15, 2026 The moon pulls at the water, and the earth turns below it.',
      '2 Not to be followed',
      '3 Tables of 2026 tables.pdf',
      '4 Harbour',
    ]);
    expect(await answer.getByRole('link').count()).toBe(1);
    expect((await answer.locator('.markdown').innerText()).replaceAll(/\s+/g, ' ')).toBe(
      'The moon1 does it, as13 is well known: twice a day.',
    );
    await answer.getByRole('button', { name: 'Harbour' }).click();
    expect((await heard(chat, 'entity')).at(-1)).toMatchObject({ id: 'place_1', data: { town: 'Ayr' } });
  });

  test('answers stay as a record; hidden things and ends of turns take no room', async () => {
    const { log } = chat;
    expect(await log.locator('.answers').innerText()).toMatch(/ready\?\s+Today[^]*Skipped$/);
    expect(await log.innerText()).not.toContain('never shown');
    const last = log.locator('.list > :last-child');
    expect(await last.innerText()).toContain('And what of it?');
    expect(chat.complaints).toEqual([]);
  });

  test('each message has a heading that says who speaks', async () => {
    const headings = chat.log.getByRole('heading', { level: 3 });
    expect(new Set(await headings.allInnerTexts())).toEqual(new Set(['You said:', 'The assistant said:']));
  });
});

describe('what can be done with an answer', () => {
  test('copying, saying what one thinks of it, which can be changed, and asking again', async () => {
    let isDown = true;
    const chat = await suite.open({
      script: samples.stored(
        [
          wire.userItem('Why?', 'u1'),
          wire.answerItem('First **words**.', 'a1'),
          wire.userItem('And?', 'u2'),
          wire.answerItem('More.', 'a2'),
        ],
        ({ type }, reply) => {
          if (type === 'items.feedback') return isDown ? reply.json({}, 503) : reply.json({});
          reply.events(wire.streamOptions(), ...wire.wholeAnswer('Otherwise.', 'a3'));
          return reply.end();
        },
      ),
      options,
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
    const { page, log } = chat;
    const first = answerOf(chat, 'First');
    await first.hover();
    await stopClock(page); // that it is copied is said for a moment
    await first.getByRole('button', { name: 'Copy answer' }).click();
    await first.getByRole('button', { name: 'Copied' }).waitFor();
    await page.clock.resume();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('First **words**.');
    const good = first.getByRole('button', { name: 'Good answer' });
    const bad = first.getByRole('button', { name: 'Bad answer' });
    await good.click();
    await first.getByText('Your feedback could not be sent.').waitFor();
    expect(await good.getAttribute('aria-pressed')).toBe('false');
    isDown = false;
    await good.click();
    await first.getByRole('status').getByText('Thank you for your feedback.').waitFor();
    await good.click();
    await bad.click();
    await expect.poll(() => bad.getAttribute('aria-pressed')).toBe('true');
    expect(await good.getAttribute('aria-pressed')).toBe('false');
    const rated = () => suite.server().requests.filter(({ type }) => type === 'items.feedback');
    await expect
      .poll(() => rated().map(({ params }) => params['kind']))
      .toEqual(['positive', 'positive', 'negative']);
    expect(rated()[0]?.params).toMatchObject({ thread_id: 'thr_1', item_ids: ['a1'] });
    // Only the newest answer can make room for another one.
    expect(await chat.button('Answer again').count()).toBe(1);
    await chat.button('Answer again').click();
    await log.getByText('Otherwise.').waitFor();
    expect(suite.server().requests.at(-1)).toMatchObject({
      type: 'threads.retry_after_item',
      params: { item_id: 'u2' },
    });
    expect(await log.getByText('More.').count()).toBe(0);
    expect(await bad.getAttribute('aria-pressed')).toBe('true');
  });

  test('nothing but copying is offered where the page does not want it', async () => {
    const chat = await suite.open({
      script: samples.stored([wire.userItem('Why?', 'u1'), wire.answerItem('Words.', 'a1')]),
      options: { initialThread: 'thr_1' },
    });
    await chat.button('Copy answer').waitFor();
    expect(await chat.log.getByRole('button').count()).toBe(1);
  });
});

describe('a picture that is made', () => {
  test('shows how far it is, gets better, and comes from allowed places only', async () => {
    const gate = createGate();
    const chat = await suite.open({
      script: async (_, reply) => {
        reply.events(...wire.prologue('Draw'), wire.added(samples.imageItem()));
        await gate.wait();
        reply.events(samples.imageUpdated(samples.bluePicture, 0.4));
        await gate.wait();
        reply.events(
          wire.done(samples.imageItem(`${suite.server().origin}/made.png`)),
          wire.done(samples.imageItem('https://elsewhere.example/x.png', 'img_2')),
        );
        reply.end();
      },
    });
    const harm = await watch(chat.page, suite.server().origin);
    await chat.page.evaluate(() => window.chat.mount());
    await chat.box.fill('Draw');
    await chat.box.press('Enter');
    await chat.log.getByText('Making an image…').waitFor();
    gate.open();
    const progress = chat.log.getByRole('progressbar', { name: 'Making an image…' });
    await expect.poll(() => progress.getAttribute('value')).toBe('40');
    expect(await chat.log.getByRole('img', { name: 'Generated image' }).getAttribute('src')).toBe(
      samples.bluePicture,
    );
    gate.open();
    await chat.log.getByText('This image cannot be shown here.').waitFor();
    expect(
      await chat.log.getByRole('img').evaluateAll((all) => all.map((image) => image.getAttribute('src'))),
    ).toEqual([`${suite.server().origin}/made.png`]);
    expect(await chat.page.locator('[aria-live=polite] p').allInnerTexts()).toEqual(
      expect.arrayContaining(['Making an image…', 'The image is ready.']),
    );
    const { harm: seen, foreign } = await harm();
    expect({ seen, foreign }).toEqual({ seen: noHarm.harm, foreign: [] });
  });
});

describe('questions of the server', () => {
  test('stand in the place of the composer, one by one, by keyboard, and come back when they could not be sent', async () => {
    let turn = 0;
    const chat = await suite.open({
      script: ({ type }, reply) => {
        turn += 1;
        if (turn === 2) return reply.json({ error: { message: 'Down for a moment.' } }, 503);
        if (type === 'threads.create')
          reply.events(...wire.prologue('Help'), wire.done(samples.questionsItem()));
        else
          reply.events(
            wire.streamOptions(),
            wire.replaced(samples.answeredItem('ask_1')),
            ...wire.wholeAnswer('Thank you.'),
          );
        return reply.end();
      },
    });
    const { page, box, log } = chat;
    const form = page.getByRole('form', { name: 'Questions of the assistant' });
    await box.fill('Help');
    await box.press('Enter');
    await form.getByText('Question 1 of 3').waitFor();
    expect(await box.isVisible()).toBe(false);
    expect(await focused(chat)).toBe('When should it be ready?');
    expect(await page.locator('[aria-live=polite] p').allInnerTexts()).toContain(
      'The assistant asks: When should it be ready?',
    );
    expect(await chat.button('Next').isDisabled()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await form.getByRole('radio', { name: 'Today' }).isChecked()).toBe(true);
    await form.getByRole('textbox', { name: 'Something else' }).fill('Soon');
    expect(await form.getByRole('radio', { name: 'Today' }).isChecked()).toBe(false);
    await page.keyboard.press('Enter');
    await form.getByText('Question 2 of 3').waitFor();
    expect(await form.getByRole('textbox', { name: 'Something else' }).inputValue()).toBe('');
    await form.getByRole('checkbox', { name: 'Everybody' }).check();
    await form.getByRole('checkbox', { name: 'My team' }).check();
    await chat.button('Back').click();
    expect(await form.getByRole('textbox', { name: 'Something else' }).inputValue()).toBe('Soon');
    await chat.button('Next').click();
    expect(await form.getByRole('checkbox', { name: 'My team' }).isChecked()).toBe(true);
    await chat.button('Next').click();
    await form.getByText('A sentence is enough.').waitFor();
    await chat.button('Skip').click();
    await log.getByText('Down for a moment.').waitFor();
    await form.getByText('Question 3 of 3').waitFor();
    await form.getByRole('textbox', { name: 'Your answer' }).fill('For us all');
    await page.keyboard.press('Enter');
    await log.getByText('Thank you.').waitFor();
    expect(suite.server().requests.at(-1)).toMatchObject({
      type: 'threads.add_structured_input',
      params: {
        thread_id: 'thr_1',
        item_id: 'ask_1',
        input: {
          status: 'answered',
          answers: {
            when: { values: ['Soon'], skipped: false },
            who: { values: ['My team', 'Everybody'], skipped: false },
            why: { values: ['For us all'], skipped: false },
          },
        },
      },
    });
    expect(await form.count()).toBe(0);
    await expect.poll(() => focused(chat)).toBe('Message');
    await log.locator('.answers').getByText('When should it be ready?').waitFor();
  });

  test('can be skipped all at once, and what was being written stays', async () => {
    const chat = await suite.open({
      script: samples.stored([wire.userItem('Help', 'u1'), samples.questionsItem()], (_, reply) => {
        reply.events(wire.streamOptions(), wire.replaced(samples.questionsItem({ status: 'skipped' })));
        reply.end();
      }),
    });
    await chat.box.fill('A draft');
    await chat.page.evaluate(() => window.chat.mounted?.element.setThreadId('thr_1'));
    await chat.button('Skip all').click();
    await expect.poll(() => chat.box.inputValue()).toBe('A draft');
    const sent = () => suite.server().requests.filter(({ type }) => type === 'threads.add_structured_input');
    await expect.poll(sent).toMatchObject([{ params: { input: { status: 'skipped' } } }]);
    await chat.log.getByText('Skipped').first().waitFor();
  });
});

test('a conversation is saved as a file from the list of them, all pages of it', async () => {
  const chat = await suite.open({
    script: ({ type, params }, reply) => {
      if (type === 'threads.list')
        return reply.json({ data: [wire.thread({ title: 'Tides / moon' })], has_more: false });
      if (type === 'threads.get_by_id') return reply.json(wire.thread({ title: 'Tides / moon' }));
      if (params['after'] === 'page_1')
        return reply.json({ data: [wire.userItem('Why?', 'u1')], has_more: false });
      return reply.json({ data: [samples.citedItem('The moon does it.')], has_more: true, after: 'page_1' });
    },
  });
  await chat.button('Conversations').click();
  const [download] = await Promise.all([
    chat.page.waitForEvent('download'),
    chat.button('Save “Tides / moon” as a file').click(),
  ]);
  expect(download.suggestedFilename()).toBe('Tides moon.md');
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toContain(
    '# Tides / moon\n\n## You\n\nWhy?\n\n## Assistant\n\nThe moon does it.\n\n**Sources**',
  );
  expect(text).toContain('<https://sea.example/tides>');
  expect(chat.complaints).toEqual([]);
});
