import { expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite, focused } from './chat-page.ts';
import type { ChatPageOptions } from './page-script.ts';
import * as samples from './item-samples.ts';
import { widgetItem } from './widget-samples.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

/** The chat speaks another language from now on, and has said so everywhere when this resolves. */
async function speak({ page }: ChatUnderTest, locale: string, options: ChatPageOptions = {}): Promise<void> {
  await page.evaluate((given) => window.chat.retell(given), { initialThread: 'thr_1', ...options, locale });
  await page.locator(`chatdock-chat .chat[lang=${locale.slice(0, 2)}]`).waitFor();
}

const rich = `Before it.

\`\`\`ts
const answer = 42;
\`\`\`

| City | People |
|---|---|
| Oslo | Many |

- [x] done
- [ ] open

A note[^1].

[^1]: Explained.
`;

const form = {
  type: 'Card',
  size: 'lg',
  asForm: true,
  confirm: { label: 'Save', action: { type: 'save' } },
  children: [
    { type: 'Input', name: 'title', placeholder: 'Title' },
    { type: 'DatePicker', name: 'due', placeholder: 'Due', defaultValue: '2026-03-04T00:00:00Z' },
    {
      type: 'Select',
      name: 'who',
      clearable: true,
      options: [{ value: 'a', label: 'Ada' }],
      defaultValue: 'a',
    },
    {
      type: 'Chart',
      data: [
        { day: 'One', count: 1234.5 },
        { day: 'Two', count: 2500000 },
      ],
      series: [{ type: 'bar', dataKey: 'count', label: 'Count' }],
      xAxis: 'day',
      showYAxis: true,
    },
  ],
};

/** The conversation, whatever it is called in the language of now. */
const said = ({ page }: ChatUnderTest) => page.locator('chatkit-conversation');

const calendarOf = ({ page }: ChatUnderTest) => page.locator('.calendar');

test('what is drawn says everything anew in another language, and keeps what was written, opened and focused', async () => {
  const chat = await suite.open({
    script: samples.stored([
      wire.userItem('Ask', 'u1'),
      wire.answerItem(rich, 'a1'),
      widgetItem(form),
      wire.userItem('And then', 'u2'),
      wire.answerItem('The end.', 'a2'),
    ]),
    options: { initialThread: 'thr_1', locale: 'en' },
    context: { locale: 'en-US', viewport: { width: 640, height: 900 } },
  });
  const { page, box, button } = chat;
  const log = said(chat);
  await log.getByText('The end.').waitFor();
  await log.getByText('Show as a table').click();
  await log.getByRole('textbox', { name: 'Title' }).fill('Half a tit');
  await box.fill('Half a message');
  await log.getByRole('textbox', { name: 'Title' }).focus();
  const scroller = page.locator('chatkit-conversation .log');
  await scroller.evaluate((element) => (element.scrollTop = 120));
  const before = await scroller.evaluate((element) => element.scrollTop);
  // What is folded away is drawn once it is unfolded.
  await expect.poll(() => log.getByRole('cell', { name: '1,234.5' }).count()).toBe(1);

  await speak(chat, 'de');
  await log.getByRole('button', { name: 'Code kopieren' }).waitFor();
  await log.getByRole('group', { name: 'Code: ts' }).waitFor();
  await log.getByRole('img', { name: 'Erledigt' }).waitFor();
  await log.getByRole('button', { name: 'Fußnote 1', exact: true }).waitFor();
  await log.getByRole('button', { name: 'Antwort kopieren' }).first().waitFor();
  await log.getByRole('heading', { name: 'Sie haben geschrieben:' }).first().waitFor();
  await log.getByText('Als Tabelle anzeigen').waitFor();
  await log.getByRole('button', { name: 'Kalender öffnen' }).waitFor();
  await log.getByRole('slider', { name: 'Diagramm: Count' }).waitFor();
  await expect.poll(() => log.getByRole('cell', { name: '1.234,5' }).count()).toBe(1);
  await expect.poll(() => log.locator('svg text', { hasText: 'Mio.' }).count()).toBeGreaterThan(0);
  expect(await page.getByRole('textbox', { name: 'Nachricht' }).inputValue()).toBe('Half a message');
  const title = log.getByRole('textbox', { name: 'Title' });
  expect(await title.inputValue()).toBe('Half a tit');
  expect(await title.evaluate((field) => field.matches(':focus'))).toBe(true);
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(before);

  await speak(chat, 'en-GB');
  await log.getByRole('button', { name: 'Copy code' }).waitFor();
  await expect.poll(() => log.getByRole('cell', { name: '1,234.5' }).count()).toBe(1);
  await expect.poll(() => button('Open the calendar').count()).toBe(1);
  expect(chat.complaints).toEqual([]);
});

test.each([
  { locale: 'de', first: 'Mo', month: 'März 2026', day: ['Mittwoch, 4. März 2026', '4'] },
  { locale: 'en-US', first: 'Sun', month: 'March 2026', day: ['Wednesday, March 4, 2026', '4'] },
  { locale: 'ar-EG', first: 'السبت', month: 'مارس ٢٠٢٦', day: ['الأربعاء، ٤ مارس ٢٠٢٦', '٤'] },
  // Its own calendar has other months than the field.
  { locale: 'fa-IR', first: 'شنبه', month: 'مارس ۲۰۲۶', day: ['چهارشنبه ۴ مارس ۲۰۲۶', '۴'] },
])(
  'a calendar in $locale begins its weeks, and names its days, as that does, whatever the browser speaks',
  async ({ locale, first, month, day }) => {
    const chat = await suite.open({
      script: samples.stored([widgetItem(form)]),
      options: { initialThread: 'thr_1', locale },
      context: { locale: 'sv-SE' },
    });
    await said(chat).locator('.rich.date > .toggle').click();
    const calendar = calendarOf(chat);
    await calendar.locator('.days > button').first().waitFor();
    await expect.poll(() => calendar.locator('.days > span').first().innerText()).toBe(first);
    await expect.poll(() => calendar.locator('.bar > span').innerText()).toBe(month);
    const chosen = calendar.locator('[aria-pressed=true]');
    expect([await chosen.getAttribute('aria-label'), await chosen.innerText()]).toEqual(day);
  },
);

test('an open calendar changes its language and stays where it is', async () => {
  const chat = await suite.open({
    script: samples.stored([widgetItem(form)]),
    options: { initialThread: 'thr_1', locale: 'en-US' },
    context: { locale: 'en-US' },
  });
  await chat.button('Open the calendar').click();
  await chat.page.keyboard.press('ArrowRight');
  await expect.poll(() => focused(chat)).toBe('Thursday, March 5, 2026');
  await speak(chat, 'de');
  await expect.poll(() => focused(chat)).toBe('Donnerstag, 5. März 2026');
  const calendar = calendarOf(chat);
  await expect.poll(() => calendar.getAttribute('aria-label')).toBe('Kalender');
  await expect.poll(() => calendar.locator('.days > span').first().innerText()).toBe('Mo');
  await calendar.getByRole('button', { name: 'Voriger Monat' }).waitFor();
});

test('questions keep their answers', async () => {
  const chat = await suite.open({
    script: samples.stored([
      wire.userItem('Help me', 'u1'),
      samples.questionsItem({ inputs: samples.inputs.slice(1) }),
    ]),
    options: { initialThread: 'thr_1', locale: 'en' },
  });
  const { page } = chat;
  await page.getByRole('checkbox', { name: 'Everybody' }).check();
  await speak(chat, 'de');
  await page.getByText('Frage 1 von 2').waitFor();
  expect(await page.getByRole('checkbox', { name: 'Everybody' }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Weiter' }).waitFor();
});

test('a language that is none leaves numbers and days to the browser', async () => {
  const chat = await suite.open({
    script: samples.stored([widgetItem(form)]),
    options: { initialThread: 'thr_1', locale: 'de_DE' },
    context: { locale: 'fr-FR' },
  });
  await said(chat).locator('.rich.date > .toggle').click();
  await calendarOf(chat).getByText('mars 2026').waitFor();
  expect(chat.complaints).toEqual([]);
});
