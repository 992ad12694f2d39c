import { describe, expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite, focused, retheme } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import * as wire from './transcripts.ts';
import { violations } from './violations.ts';

const suite = chatSuite();

const titled = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => wire.thread({ id: `thr_${index}`, title: `Thread ${index}` }));

const idOf = (thread: object): unknown => Reflect.get(thread, 'id');

/** A server with these conversations, newest first, which keeps what is done to them. */
function library(start: object[]): Script {
  let threads = start;
  return ({ type, params }, reply) => {
    const index = threads.findIndex((thread) => idOf(thread) === params['thread_id']);
    const thread = threads[index];
    if (type === 'threads.list') {
      const from = threads.findIndex((other) => idOf(other) === params['after']) + 1;
      const data = threads.slice(from, from + 20);
      const after = from + 20 < threads.length ? idOf(data.at(-1) ?? {}) : null;
      return reply.json({ data, has_more: after !== null, after });
    }
    if (thread === undefined) return reply.json({ error: { code: 'not_found', message: 'Not here.' } }, 404);
    if (type === 'threads.delete') threads = threads.toSpliced(index, 1);
    if (type === 'threads.update') threads = threads.with(index, { ...thread, title: params['title'] });
    if (type === 'items.list')
      return reply.json({
        data: [wire.answerItem(`Words of ${String(params['thread_id'])}`)],
        has_more: false,
      });
    reply.json(type === 'threads.delete' ? {} : threads[index]);
  };
}

const opened = async (chat: ChatUnderTest): Promise<ChatUnderTest> => {
  await chat.button('Conversations').click();
  await chat.page.getByRole('heading', { name: 'Conversations' }).waitFor();
  return chat;
};

const entries = ({ page }: ChatUnderTest) => page.locator('chatkit-history .thread .name');

describe('the list of conversations', () => {
  test('comes with its button, page by page, and opens one', async () => {
    const chat = await opened(await suite.open({ script: library(titled(45)) }));
    await expect.poll(() => entries(chat).count()).toBe(20);
    await chat.button('Show more').click();
    await expect.poll(() => entries(chat).count()).toBe(40);
    await chat.button('Show more').click();
    await expect.poll(() => entries(chat).count()).toBe(45);
    expect(await chat.button('Show more').count()).toBe(0);
    await entries(chat).getByText('Thread 3', { exact: true }).click();
    await chat.log.getByText('Words of thr_3').waitFor();
    expect(await chat.page.locator('chatkit-history').count()).toBe(0);
    const names = (await chat.events()).map(([name]) => name);
    expect(names.filter((name) => name.startsWith('history'))).toEqual(['history.open', 'history.close']);
    expect(await focused(chat)).toBe('Message');
    await opened(chat);
    expect(await chat.page.locator('[aria-current=true] .name').textContent()).toBe('Thread 3');
    expect(chat.complaints).toEqual([]);
  });

  test('can be opened and closed by the page, and by Escape; what it covers cannot be used', async () => {
    const chat = await suite.open({ script: library([]) });
    await chat.page.evaluate(() => window.chat.mounted?.element.showHistory());
    await chat.page.getByText('There are no conversations yet.').waitFor();
    expect(
      await chat.page.locator('chatdock-chat .footer').evaluate((element) => element.matches('[inert]')),
    ).toBe(true);
    await chat.page.evaluate(() => window.chat.mounted?.element.hideHistory());
    await chat.box.click();
    await chat.button('Conversations').focus();
    await chat.page.keyboard.press('Enter');
    await expect.poll(() => focused(chat)).toBe('Close');
    await chat.page.keyboard.press('Escape');
    await expect.poll(() => focused(chat)).toBe('Conversations');
    await chat.box.fill('can be used again');
    expect(await chat.box.inputValue()).toBe('can be used again');
  });

  test('renames: saved by Enter, left by Escape, refused when it is empty', async () => {
    const chat = await opened(await suite.open({ script: library(titled(2)) }));
    await chat.button('Rename “Thread 1”').click();
    await expect.poll(() => focused(chat)).toBe('New title');
    await chat.page.keyboard.press('Escape');
    await expect.poll(() => focused(chat)).toBe('Rename “Thread 1”');
    await chat.page.keyboard.press('Enter');
    const title = chat.page.getByRole('textbox', { name: 'New title' });
    await title.fill('  Groceries ');
    await title.press('Enter');
    await entries(chat).getByText('Groceries', { exact: true }).waitFor();
    expect(suite.server().requests.filter(({ type }) => type === 'threads.update')).toMatchObject([
      { params: { thread_id: 'thr_1', title: 'Groceries' } },
    ]);
    await chat.button('Rename “Groceries”').click();
    await title.fill('   ');
    await title.press('Enter');
    await entries(chat).getByText('Groceries', { exact: true }).waitFor();
    expect(suite.server().requests.filter(({ type }) => type === 'threads.update')).toHaveLength(1);
  });

  test('deletes after asking; the open one leaves a new conversation', async () => {
    const chat = await suite.open({ script: library(titled(2)), options: { initialThread: 'thr_0' } });
    await chat.log.getByText('Words of thr_0').waitFor();
    await opened(chat);
    await chat.button('Delete “Thread 0”').click();
    await chat.page.getByText('Delete this conversation for good?').waitFor();
    await expect.poll(() => focused(chat)).toBe('Cancel');
    await chat.button('Cancel').click();
    await expect.poll(() => focused(chat)).toBe('Delete “Thread 0”');
    await chat.button('Delete “Thread 0”').click();
    await chat.button('Delete').click();
    await expect.poll(() => entries(chat).allTextContents()).toEqual(['Thread 1']);
    await chat.button('Close').click();
    await chat.page.getByText('What can I help with?').waitFor();
    expect((await chat.events()).findLast(([name]) => name === 'thread.change')?.[1]).toEqual({
      threadId: null,
    });
  });

  test('that cannot be loaded says so and can be asked for again', async () => {
    let isDown = true;
    const answer = library(titled(1));
    const chat = await opened(
      await suite.open({
        script: (request, reply) => {
          if (isDown) reply.json({ error: { code: 'internal_error', message: 'Later.' } }, 500);
          else void answer(request, reply);
        },
      }),
    );
    await chat.page.getByRole('alert').getByText('Later.').waitFor();
    isDown = false;
    await chat.button('Retry').click();
    await expect.poll(() => entries(chat).allTextContents()).toEqual(['Thread 0']);
  });

  test('is not there where the options say so; rename and delete neither', async () => {
    const chat = await suite.open({
      script: library(titled(1)),
      options: { history: { enabled: false, showDelete: false, showRename: false } },
    });
    expect(await chat.button('Conversations').count()).toBe(0);
    await chat.page.evaluate(() => window.chat.mounted?.element.showHistory());
    await entries(chat).getByText('Thread 0').waitFor();
    const names = await chat.page.locator('chatkit-history .row').getByRole('button').allTextContents();
    expect(names.map((name) => name.trim())).toEqual([expect.stringContaining('Thread 0'), '']);
    expect(await chat.button('Save “Thread 0” as a file').count()).toBe(1);
  });

  test('shows hostile titles as the text they are', async () => {
    const title = '<img src=x onerror=alert(1)> **bold**';
    const chat = await opened(await suite.open({ script: library([wire.thread({ title })]) }));
    await entries(chat).getByText(title).waitFor();
    expect(await chat.page.locator('chatkit-history img').count()).toBe(0);
  });

  test('axe finds nothing, in its list and while asking, in light and dark', async () => {
    const chat = await opened(
      await suite.open({ script: library(titled(3)), context: { reducedMotion: 'reduce' } }),
    );
    for (const act of [null, 'Rename “Thread 1”', 'Delete “Thread 2”']) {
      if (act !== null) await chat.button(act).click();
      for (const theme of ['light', 'dark'] as const) {
        await retheme(chat, theme);
        expect(await violations(chat)).toEqual([]);
      }
      if (act !== null) await chat.page.keyboard.press('Escape');
    }
  });
});

const title = (thread: object): string => String(Reflect.get(thread, 'title'));
const found = (query: unknown): object[] =>
  titled(45).filter((thread) => title(thread).includes(String(query)));
const asked = (type: string) => suite.server().requests.filter((request) => request.type === type);

describe('the search', () => {
  test('is the server’s where it has one, is kept up with, and led through by keys', async () => {
    const list = library(titled(45));
    const chat = await opened(
      await suite.open({
        script: (request, reply) => {
          const { type, params } = request;
          if (type !== 'chatdock.threads.search') return list(request, reply);
          const start = params['after'] === undefined ? 0 : 20;
          const all = found(params['query']);
          const data = all.slice(start, start + 20);
          const more = start + 20 < all.length;
          return reply.json({ data, has_more: more, ...(more && { after: idOf(data.at(-1) ?? {}) }) });
        },
      }),
    );
    await expect.poll(() => entries(chat).count()).toBe(20);
    const search = chat.page.getByRole('searchbox', { name: 'Search conversations' });
    await search.fill('Thread 4');
    await expect.poll(() => entries(chat).allInnerTexts()).toEqual(found('Thread 4').map(title));
    expect(asked('chatdock.threads.search')).toHaveLength(1);
    await search.press('ArrowDown');
    await chat.page.keyboard.press('ArrowDown');
    expect(await focused(chat)).toContain('Thread 40');
    await chat.page.keyboard.press('ArrowUp');
    await chat.page.keyboard.press('ArrowUp');
    expect(await focused(chat)).toBe('Search conversations');
    await search.fill('Nowhere');
    await chat.page.getByRole('status').getByText('Nothing was found for “Nowhere”.').waitFor();
    await search.fill('');
    await expect.poll(() => entries(chat).count()).toBe(20);
    await search.fill('Thread');
    await expect.poll(() => asked('chatdock.threads.search').at(-1)?.params['query']).toBe('Thread');
    await chat.button('Show more').click();
    await expect.poll(() => entries(chat).count()).toBe(40);
    expect(await violations(chat)).toEqual([]);
    await search.press('Escape');
    expect(await chat.page.locator('chatkit-history').count()).toBe(0);
  });

  test('goes by the titles that are loaded where the server has none', async () => {
    const chat = await opened(await suite.open({ script: library(titled(45)) }));
    const search = chat.page.getByRole('searchbox', { name: 'Search conversations' });
    await search.fill('thread 1');
    await expect.poll(() => entries(chat).count()).toBe(11);
    await search.fill('1');
    await expect.poll(() => entries(chat).count()).toBe(11);
    await entries(chat).getByText('Thread 17').click();
    await chat.log.getByText('Words of thr_17').waitFor();
  });
});
