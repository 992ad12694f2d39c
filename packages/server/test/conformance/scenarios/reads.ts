import { expect } from 'vitest';
import type { Page, Thread, ThreadItem } from '../../../src/protocol/index.ts';
import { group } from '../support/scenario.ts';
import { answer, card, done, progress } from '../support/scripts.ts';
import type { User } from '../support/user.ts';

/** Walks a list to its end; the ids of its rows, and how many each page had. */
async function walk(user: User, type: string, params: object): Promise<{ ids: string[]; pages: number[] }> {
  const ids: string[] = [];
  const pages: number[] = [];
  let after: string | undefined;
  do {
    const page: Page<{ id: string }> = await user.ask(type, {
      ...params,
      ...(after !== undefined && { after }),
    });
    if (page.has_more) expect(page.after).toBe(page.data.at(-1)?.id);
    else expect(page).not.toHaveProperty('after');
    ids.push(...page.data.map(({ id }) => id));
    pages.push(page.data.length);
    after = page.after;
  } while (after !== undefined && pages.length < 50);
  return { ids, pages };
}

/** Starts so many threads; their ids, oldest first. */
async function threads(user: User, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push((await user.begin([])).threadId);
  return ids;
}

const answers = (count: number) =>
  Array.from({ length: count }, (_, index) => answer(`a${index}`, String(index)));

export const reads = group('reads', (scenario) => {
  scenario(
    ['reads.threads', 'reads.limit-zero', 'reads.limit-cap'],
    'threads.list walks from the newest to the oldest',
    async (world) => {
      const user = await world.newUser();
      expect(await user.ask('threads.list', {})).toEqual({ data: [], has_more: false });
      const oldestFirst = await threads(user, 23);
      const newestFirst = oldestFirst.toReversed();
      const first = await user.ask<Page<Thread>>('threads.list', {});
      expect(first.data[0]).toEqual({
        id: newestFirst[0],
        created_at: expect.any(String),
        status: { type: 'active' },
        metadata: {},
        items: { data: [], has_more: false },
      });
      expect(await walk(user, 'threads.list', {})).toEqual({ ids: newestFirst, pages: [20, 3] });
      expect(await walk(user, 'threads.list', { limit: 0 })).toEqual({ ids: newestFirst, pages: [20, 3] });
      expect(await walk(user, 'threads.list', { limit: null, order: null })).toEqual({
        ids: newestFirst,
        pages: [20, 3],
      });
      expect(await walk(user, 'threads.list', { limit: 23, order: 'asc' })).toEqual({
        ids: oldestFirst,
        pages: [23],
      });
      expect(await walk(user, 'threads.list', { limit: 7, order: 'asc' })).toEqual({
        ids: oldestFirst,
        pages: [7, 7, 7, 2],
      });
      for (const type of ['threads.list', 'items.list'])
        expect.soft((await user.refused(type, { thread_id: oldestFirst[0], limit: 101 })).status).toBe(400);
      expect(await walk(user, 'threads.list', { limit: 100 })).toEqual({ ids: newestFirst, pages: [23] });
    },
  );

  scenario(
    ['reads.items', 'reads.same-time', 'reads.limit-zero'],
    'items.list walks both ways, in the order of the thread',
    async (world) => {
      const user = await world.newUser();
      const { threadId: thread_id, events } = await user.begin(answers(45));
      const oldestFirst = events.flatMap((event) =>
        event.type === 'thread.item.done' ? [event.item.id] : [],
      );
      const newestFirst = oldestFirst.toReversed();
      expect(oldestFirst).toHaveLength(46);
      expect(await walk(user, 'items.list', { thread_id })).toEqual({ ids: newestFirst, pages: [20, 20, 6] });
      expect(await walk(user, 'items.list', { thread_id, order: 'asc' })).toEqual({
        ids: oldestFirst,
        pages: [20, 20, 6],
      });
      expect(await walk(user, 'items.list', { thread_id, limit: 0 })).toEqual({
        ids: newestFirst,
        pages: [20, 20, 6],
      });
      expect(await walk(user, 'items.list', { thread_id, limit: 46 })).toEqual({
        ids: newestFirst,
        pages: [46],
      });
      expect((await walk(user, 'items.list', { thread_id, limit: 9, order: 'asc' })).ids).toEqual(
        oldestFirst,
      );
    },
  );

  scenario(['reads.unknown-cursor'], 'a cursor that is none of this list is not found', async (world) => {
    const user = await world.newUser();
    const [mine, other] = [await user.begin([]), await user.begin([])];
    const listed = (type: string, after: string) => user.refused(type, { thread_id: mine.threadId, after });
    expect((await listed('threads.list', 'thr_unknown')).status).toBe(404);
    expect((await listed('items.list', 'msg_unknown')).status).toBe(404);
    expect((await listed('items.list', other.message.id)).status).toBe(404);
  });

  scenario(['reads.get-by-id'], 'get_by_id: the thread and its oldest items', async (world) => {
    const user = await world.newUser();
    const { threadId, message } = await user.begin([...answers(25), { thread: { title: 'Long' } }]);
    const { items, ...thread } = await user.thread(threadId);
    expect(thread).toMatchObject({ id: threadId, title: 'Long', status: { type: 'active' }, metadata: {} });
    expect(items.data).toHaveLength(20);
    expect(items.data[0]).toEqual(message);
    expect(items.data[19]).toMatchObject({ content: [{ text: '18' }] });
    expect(items).toMatchObject({ has_more: true, after: items.data[19]?.id });
    const rest = await user.ask<Page<ThreadItem>>('items.list', {
      thread_id: threadId,
      order: 'asc',
      after: items.after,
    });
    expect(rest.data).toHaveLength(6);
    const short = await user.begin([]);
    expect((await user.thread(short.threadId)).items).toEqual({ data: [short.message], has_more: false });
  });

  scenario(['reads.update'], 'update: the title, and nothing else', async (world) => {
    const user = await world.newUser();
    const { threadId: thread_id } = await user.begin([
      { thread: { status: { type: 'locked', reason: 'r' } } },
      progress('x'),
    ]);
    const params = { thread_id, title: 'Mine', status: { type: 'active' }, metadata: { a: 1 }, id: 'thr_x' };
    const { items: _, ...before } = await user.thread(thread_id);
    const renamed = await user.ask<Thread>('threads.update', params);
    expect(renamed).toEqual({ ...before, title: 'Mine', items: { data: [], has_more: false } });
    const { items: __, ...after } = await user.thread(thread_id);
    expect(after).toEqual({ ...before, title: 'Mine' });
    expect((await user.ask<Thread>('threads.update', { thread_id, title: '' })).title).toBe('');
  });

  scenario(['reads.delete'], 'delete: nothing finds the thread any more', async (world) => {
    const user = await world.newUser();
    const { threadId: thread_id, message } = await user.begin([answer('a', 'x')]);
    expect(await user.ask('threads.delete', { thread_id })).toEqual({});
    const requests: [string, object][] = [
      ['threads.get_by_id', {}],
      ['items.list', {}],
      ['threads.update', { title: 'x' }],
      ['threads.delete', {}],
      ['threads.retry_after_item', { item_id: message.id }],
      ['items.feedback', { item_ids: [message.id], kind: 'positive' }],
    ];
    for (const [type, params] of requests)
      expect.soft((await user.refused(type, { thread_id, ...params })).status, type).toBe(404);
    expect(await user.ask('threads.list', {})).toEqual({ data: [], has_more: false });
  });

  scenario(
    ['reads.feedback', 'reads.feedback-no-hook'],
    'feedback on messages and widgets is handed on',
    async (world) => {
      const user = await world.newUser();
      const { threadId } = await user.begin([answer('a', 'x'), done(card('w'))]);
      const itemIds = (await user.items(threadId)).slice(1).map(({ id }) => id);
      for (const kind of ['positive', 'negative'] as const) {
        const params = { thread_id: threadId, item_ids: itemIds, kind };
        expect(await user.ask('items.feedback', params)).toEqual({});
      }
      const heard = world.feedback.filter((feedback) => feedback.threadId === threadId);
      expect(heard).toMatchObject([
        { itemIds, kind: 'positive' },
        { itemIds, kind: 'negative' },
      ]);
      expect(
        (await user.refused('items.feedback', { thread_id: threadId, item_ids: itemIds, kind: 'so-so' }))
          .status,
      ).toBe(400);
      const place = await world.start({});
      const there = await place.newUser();
      const { threadId: thread_id, events } = await there.create('Hi');
      expect(events.length).toBeGreaterThan(0);
      const item_ids = (await there.items(thread_id)).map(({ id }) => id);
      expect(await there.ask('items.feedback', { thread_id, item_ids, kind: 'positive' })).toEqual({});
    },
  );
});
