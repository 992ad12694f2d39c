import { expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite, focused } from './chat-page.ts';
import * as wire from './transcripts.ts';
import { violations } from './violations.ts';

const suite = chatSuite();

/** A chat in which this is answered, on a page that notes the links that are for it. */
async function answered(answer: string): Promise<ChatUnderTest> {
  const chat = await suite.open({
    script: (_, reply) => {
      reply.events(...wire.prologue('Show it'), ...wire.wholeAnswer(answer));
      reply.end();
    },
  });
  await chat.page.evaluate(() =>
    document.addEventListener('chatkit.deeplink', (event) => {
      if (event instanceof CustomEvent) window.chat.events.push(['deeplink', event.detail]);
    }),
  );
  await chat.box.fill('Show it');
  await chat.box.press('Enter');
  await chat.log.locator('.answer').waitFor();
  return chat;
}

const told = async (chat: ChatUnderTest): Promise<unknown[]> =>
  (await chat.events()).filter(([name]) => name === 'deeplink').map(([, detail]) => detail);

/** Whatever would take the reader away from the page, or open another one. */
function departures({ page }: ChatUnderTest): string[] {
  const seen: string[] = [];
  page.on('framenavigated', (frame) => seen.push(frame.url()));
  page.context().on('page', (other) => seen.push(other.url()));
  page.on('dialog', (dialog) => {
    seen.push(dialog.message());
    void dialog.dismiss();
  });
  return seen;
}

test('a link that is for the page tells it, by mouse and by keyboard, and leads nowhere', async () => {
  const chat = await answered(
    'See [the task](chatkit-link://tasks/open?id=7&from=chat%20page) and [all](chatkit-link://tasks).',
  );
  const { page, log, button } = chat;
  const gone = departures(chat);
  const before = page.url();
  await button('the task').click();
  await expect.poll(() => told(chat)).toEqual([{ name: 'tasks/open', data: { id: '7', from: 'chat page' } }]);
  expect(await violations(chat)).toEqual([]);
  await button('the task').focus();
  await page.keyboard.press('Tab');
  expect(await focused(chat)).toBe('all');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await expect.poll(() => told(chat)).toHaveLength(3);
  expect((await told(chat)).slice(1)).toEqual([{ name: 'tasks' }, { name: 'tasks' }]);
  expect([page.url(), ...gone]).toEqual([before]);
  expect(await log.locator('a').count()).toBe(0);
  expect(chat.complaints).toEqual([]);
});

test('what is in it is text, whatever it looks like', async () => {
  const hostile = {
    to: 'javascript:alert(1)',
    html: '<img src=x onerror=alert(2)>',
    __proto: '1',
    text: '%E0%A4%A',
  };
  const query = `${new URLSearchParams(hostile)}&__proto__=polluted&constructor=polluted&to=javascript%3Aalert(3)`;
  const chat = await answered(`[Press](chatkit-link://name?${query})`);
  const gone = departures(chat);
  await chat.button('Press').click();
  await expect.poll(() => told(chat)).toHaveLength(1);
  const [link] = await told(chat);
  expect(link).toMatchObject({ name: 'name', data: { ...hostile, to: 'javascript:alert(3)' } });
  expect(await chat.page.evaluate(() => Reflect.get({}, 'polluted') ?? {}.constructor.name)).toBe('Object');
  expect(gone).toEqual([]);
  expect(await chat.page.locator('img').count()).toBe(0);
});

test.each([
  ['no name', 'chatkit-link://'],
  ['no name, but data', 'chatkit-link://?a=b'],
  ['a name that is markup', 'chatkit-link://&lt;b&gt;'],
  ['a name that is an address', 'chatkit-link://https:%2F%2Fevil.example'],
  ['a longer name than any', `chatkit-link://${'n'.repeat(201)}`],
  ['more data than any', `chatkit-link://name?a=${'b'.repeat(2001)}`],
  ['another scheme that ends so', 'xchatkit-link://name'],
  ['a script before it', 'javascript:chatkit-link://name'],
])('with %s there are only the words', async (_what, address) => {
  const chat = await answered(`Press [the words](<${address}>) here.`);
  await chat.log.getByText('the words').waitFor();
  const { log, button } = chat;
  expect([await button('the words').count(), await log.locator('a').count()]).toEqual([0, 0]);
  await log.getByText('the words').click();
  expect(await told(chat)).toEqual([]);
});
