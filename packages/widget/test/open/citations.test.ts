import { expect, test } from 'vitest';
import { citePlace } from '../../src/renderers/open/sources/cite-place.ts';
import { chatSuite, createGate, focused } from './chat-page.ts';
import { watch } from './hostile-page.ts';
import { annotation, citedItem, richUserItem, stored, tag, urlSource } from './item-samples.ts';
import * as wire from './transcripts.ts';
import { violations } from './violations.ts';

const suite = chatSuite();

test.each([
  ['One two¦ three', 'One two¦ three'],
  ['One ¦two', 'One¦ two'],
  ['One t¦wo', 'One two¦'],
  ['One two¦', 'One two¦'],
  ['One\n\n- ¦two', 'One¦\n\n- two'],
  ['One\n2.¦ two', 'One¦\n2. two'],
  ['One\n##¦ Two', 'One¦\n## Two'],
  ['| a |\n|--¦-|', '| a¦ |\n|---|'],
  ['| a |\n|---|\n| b |¦', '| a |\n|---|\n| b¦ |'],
  ['**One*¦* two', '**One**¦ two'],
  ['**One**¦ two', '**One**¦ two'],
  ['[O¦ne](https://a.example/) two', '[One](https://a.example/)¦ two'],
  ['See https://a.¦example/b.', 'See https://a.example/b.¦'],
  ['A `co¦de` two', 'A `code`¦ two'],
  ['One \uD83D¦\uDE00', 'One \uD83D\uDE00¦'],
  ['¦One', null],
  ['\n\n- ¦One', null],
])('a mark stands where the text means the same: %j', (asked, expected) => {
  const text = asked.replace('¦', '');
  const place = citePlace(text, asked.indexOf('¦'));
  expect(place === null ? null : `${text.slice(0, place)}¦${text.slice(place)}`).toBe(expected);
});

const tides = urlSource('Tides', 'https://sea.example/tides');
const moon = urlSource('The moon', 'https://sky.example/moon', { attribution: 'The Observatory' });
const place = {
  type: 'entity',
  id: 'place_1',
  title: 'Harbour of Ayr',
  inline_label: 'Ayr',
  interactive: true,
  data: { town: 'Ayr' },
};
const cite = (annotation_index: number, source: object, index: number): object =>
  wire.update('msg_answer', {
    type: 'assistant_message.content_part.annotation_added',
    content_index: 0,
    annotation_index,
    annotation: annotation(source, index),
  });

test('sources are numbered in the text as it streams, early, late and all at once, and lead to the list', async () => {
  const gate = createGate();
  const text = 'The **moon** does it, twice a day.\n\n- In Ayr too\n';
  const list = [annotation(moon, 12), annotation(tides, 34), annotation(moon, 34), annotation(place, 44)];
  const chat = await suite.open({
    bare: true,
    options: { locale: 'en', entities: {} },
    script: async (_, reply) => {
      reply.events(...wire.prologue('Why?'), wire.added(wire.answerItem(null)), wire.partAdded());
      reply.events(wire.delta(text.slice(0, 12)), cite(0, moon, 12), wire.delta(text.slice(12, 20)));
      await gate.wait();
      reply.events(wire.delta(text.slice(20)), cite(1, tides, 34), cite(2, moon, 34));
      await gate.wait();
      reply.events(cite(3, place, 44), wire.done(citedItem(text, list, 'msg_answer')));
      reply.end();
    },
  });
  const { page, box, log } = chat;
  const harm = await watch(page, suite.server().origin);
  await page.evaluate(() => window.chat.mount({ locale: 'en', entities: {} }));
  const answer = log.locator('.markdown');
  const words = () => answer.innerText().then((all) => all.replaceAll(/\s+/g, ' ').trim());
  const names = () => answer.getByRole('button').evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel));
  await box.fill('Why?');
  await box.press('Enter');
  await expect.poll(words).toBe('The moon1 does it');
  gate.open();
  await expect.poll(names).toEqual(['Source 1: The moon', 'Source 1: The moon', 'Source 2: Tides']);
  gate.open();
  await chat.button('Copy answer').waitFor();
  await expect.poll(words).toBe('The moon1 does it, twice a day.12 In AyrAyr too');
  expect(await names()).toEqual([
    'Source 1: The moon',
    'Source 1: The moon',
    'Source 2: Tides',
    'Source 3: Harbour of Ayr',
  ]);
  expect(await violations(chat)).toEqual([]);
  await answer.getByRole('button', { name: 'Source 2: Tides' }).click();
  expect(await focused(chat)).toBe('Tides');
  expect(await log.getByRole('listitem').filter({ hasText: 'Harbour' }).isVisible()).toBe(true);
  await answer.getByRole('button', { name: 'Source 3: Harbour of Ayr' }).press('Enter');
  expect(await focused(chat)).toBe('Harbour of Ayr');
  const { foreign, badLinks } = await harm();
  expect({ foreign, badLinks }).toEqual({ foreign: [], badLinks: [] });
  expect(chat.complaints).toEqual([]);
});

test('tags in messages, and entities among sources, show what the page has to show of them', async () => {
  const message = richUserItem({ content: [tag('Ann Lee', { interactive: true }), tag('Ben')] });
  const chat = await suite.open({
    options: { locale: 'en', entities: {}, initialThread: 'thr_1' },
    script: stored([message, citedItem('In Ayr.', [annotation(place)])]),
  });
  const { page, log } = chat;
  await page.evaluate(() => {
    window.chat.pagePreview = async ({ title, data }) => ({
      preview: {
        type: 'Basic',
        children: [{ type: 'Text', value: `About ${title} ${JSON.stringify(data)}` }],
      },
    });
  });
  await log.getByRole('button', { name: '@Ann Lee' }).hover();
  await page.getByText('About Ann Lee {"kind":"person"}').waitFor();
  await log.getByText('@Ben').hover();
  await expect.poll(() => page.locator('.preview').count()).toBe(0);
  await log.getByRole('button', { name: '@Ann Lee' }).focus();
  await page.getByText('About Ann Lee').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.locator('.preview').count()).toBe(0);
  await log.getByText('1 source').click();
  await log.getByRole('button', { name: 'Harbour of Ayr' }).hover();
  await page.getByText('About Harbour of Ayr {"town":"Ayr"}').waitFor();
  expect(chat.complaints).toEqual([]);
});
