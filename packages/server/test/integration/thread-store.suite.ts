import { describe, expect, test } from 'vitest';
import type { ThreadStore, ThreadStores } from '../../src/chat/ports.ts';
import type { Page, ThreadItem } from '../../src/protocol/index.ts';
import { newId } from '../../src/store/new-id.ts';
import { buildAnswer, buildMessage, buildThread } from '../support/thread-builders.ts';

const ada = { issuer: 'https://issuer.example', subject: 'ada' };
const bob = { issuer: 'https://issuer.example', subject: 'bob' };
const leaseMs = 2_000;

/** What every store of conversations does, whatever it keeps them in. `open` makes one with leases of `leaseMs`. */
export function describeThreadStore(name: string, open: (leaseMs: number) => ThreadStores): void {
  const storeOf = (owner = ada): ThreadStore => open(leaseMs)(owner);

  describe(`conversations in ${name}`, () => {
    test('a created thread is there with its message, exactly as it was', async () => {
      const store = storeOf();
      const fields = { title: 'T', metadata: { a: [null, { b: 1 }] }, allowed_image_domains: ['x.example'] };
      const { thread, message } = await seed(store, {
        ...fields,
        status: { type: 'locked', reason: 'pause' },
      });
      expect(await store.loadThread(thread.id)).toEqual(thread);
      const page = await store.listItems(thread.id, { limit: 10, order: 'asc' });
      expect(page).toEqual({ data: [message], has_more: false });
    });

    test('I4: text comes back byte for byte', async () => {
      const store = storeOf();
      const { writer, threadId } = await seed(store);
      const text =
        'data: x\n\n\r\u2028\u2029 \u202e bidi \u{1f9d1}\u200d\u{1f680} e\u0301 \\u0000 "quoted" \u0001 \0 \ud800';
      const item = buildAnswer(threadId, text);
      expect(await writer.putItem(item)).toBe(true);
      const page = await store.listItems(threadId, { limit: 1, order: 'desc' });
      expect(page?.data).toEqual([item]);
    });

    test('an item of a known id is replaced in its place, also by another kind', async () => {
      const store = storeOf();
      const { writer, threadId, message } = await seed(store);
      const first = buildAnswer(threadId, 'first');
      const second = buildAnswer(threadId, 'second');
      await writer.putItem(first);
      await writer.putItem(second);
      const { id, thread_id, created_at } = first;
      const replaced = {
        type: 'hidden_context_item',
        id,
        thread_id,
        created_at,
        content: { kept: null },
      } as const;
      expect(await writer.putItem(replaced)).toBe(true);
      const page = await store.listItems(threadId, { limit: 10, order: 'asc' });
      expect(page?.data).toEqual([message, replaced, second]);
    });

    test('removing is done once and harmless twice', async () => {
      const store = storeOf();
      const { writer, threadId, message } = await seed(store);
      const item = buildAnswer(threadId);
      await writer.putItem(item);
      expect(await writer.removeItem(item.id)).toBe(true);
      expect(await writer.removeItem(item.id)).toBe(true);
      expect((await store.listItems(threadId, { limit: 10, order: 'asc' }))?.data).toEqual([message]);
    });

    test('saving changes what is named and leaves the rest to others', async () => {
      const store = storeOf();
      const { writer, threadId, thread } = await seed(store, {
        title: 'Old',
        allowed_image_domains: ['x.example'],
      });
      await store.renameThread(threadId, 'The user’s own');
      await writer.saveThread({ metadata: { n: 1 }, allowed_image_domains: undefined });
      const saved = await store.loadThread(threadId);
      expect(saved).toEqual({
        ...thread,
        title: 'The user’s own',
        metadata: { n: 1 },
        allowed_image_domains: undefined,
      });
      await writer.saveThread({ title: undefined, status: { type: 'closed', reason: 'done' } });
      expect(await store.loadThread(threadId)).toMatchObject({ status: { type: 'closed', reason: 'done' } });
      expect((await store.loadThread(threadId))?.title).toBeUndefined();
    });

    test('F5: a claimed thread is busy until it is released', async () => {
      const store = storeOf();
      const { threadId, writer } = await seed(store);
      const item = buildMessage(threadId, 'second');
      const start = { kind: 'message', item } as const;
      expect(await store.openTurn(threadId, 'turn_2', start)).toEqual({ state: 'busy' });
      const last = buildAnswer(threadId, 'last words');
      await writer.release([last]);
      expect(await store.openTurn(threadId, 'turn_2', start)).toMatchObject({ state: 'open', message: item });
      const page = await store.listItems(threadId, { limit: 2, order: 'desc' });
      expect(page?.data).toEqual([item, last]);
    });

    test('F5: of many who claim at once one gets the thread, and only its message is stored', async () => {
      const store = storeOf();
      const { threadId, writer } = await seed(store);
      await writer.release();
      const attempts = Array.from({ length: 10 }, (_, index) => {
        const item = buildMessage(threadId, `message ${index}`);
        return store.openTurn(threadId, newId('turn'), { kind: 'message', item });
      });
      const states = (await Promise.all(attempts)).map(({ state }) => state);
      expect(states.toSorted()).toEqual([...Array<string>(9).fill('busy'), 'open']);
      expect((await store.listItems(threadId, { limit: 100, order: 'asc' }))?.data).toHaveLength(2);
    });

    test('a turn that died is succeeded when its lease is over, and can write nothing then', async () => {
      const store = storeOf();
      const { threadId, writer } = await seed(store);
      const start = { kind: 'message', item: buildMessage(threadId) } as const;
      await new Promise((resolve) => setTimeout(resolve, leaseMs / 2));
      expect(await writer.renew()).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, (leaseMs * 3) / 4));
      expect(await store.openTurn(threadId, 'turn_2', start)).toEqual({ state: 'busy' });
      await new Promise((resolve) => setTimeout(resolve, leaseMs / 2));
      expect(await store.openTurn(threadId, 'turn_2', start)).toMatchObject({ state: 'open' });
      const late = buildAnswer(threadId);
      expect(await writer.putItem(late)).toBe(false);
      expect(await writer.removeItem(start.item.id)).toBe(false);
      expect(await writer.saveThread({ title: 'late' })).toBe(false);
      expect(await writer.renew()).toBe(false);
      await writer.release([late]);
      const page = await store.listItems(threadId, { limit: 1, order: 'desc' });
      expect(page?.data).toEqual([start.item]);
      expect(await store.turnWriter(threadId, 'turn_2').putItem(buildAnswer(threadId))).toBe(true);
    });

    test('X8: nothing brings a deleted thread back', async () => {
      const store = storeOf();
      const { threadId, writer } = await seed(store);
      expect(await store.deleteThread(threadId)).toBe(true);
      expect(await writer.putItem(buildAnswer(threadId))).toBe(false);
      expect(await writer.saveThread({ title: 'back' })).toBe(false);
      await writer.release([buildAnswer(threadId)]);
      expect(await store.loadThread(threadId)).toBeNull();
      expect(await store.listItems(threadId, { limit: 10, order: 'asc' })).toBeNull();
      expect(await store.deleteThread(threadId)).toBe(false);
      expect(await store.renameThread(threadId, 'x')).toBeNull();
      expect((await store.listThreads({ limit: 100, order: 'asc' }))?.data.map(({ id }) => id)).not.toContain(
        threadId,
      );
    });

    test('a retry deletes what came after the message, hidden items included, and nothing when it cannot be', async () => {
      const store = storeOf();
      const { threadId, writer, message } = await seed(store);
      const answer = buildAnswer(threadId);
      const { id, thread_id, created_at } = buildAnswer(threadId);
      const note = { type: 'sdk_hidden_context', id, thread_id, created_at, content: 'stopped' } as const;
      await writer.release([answer, note]);
      const retry = (itemId: string) => store.openTurn(threadId, newId('turn'), { kind: 'retry', itemId });
      expect(await retry('msg_unknown')).toEqual({ state: 'missing' });
      expect(await retry(answer.id)).toEqual({ state: 'not_a_user_message' });
      const all = { limit: 10, order: 'asc' } as const;
      expect((await store.listItems(threadId, all))?.data).toEqual([message, answer, note]);
      expect(await retry(message.id)).toMatchObject({ state: 'open', message });
      expect((await store.listItems(threadId, all))?.data).toEqual([message]);
    });

    test('items are paged without gaps or repeats, both ways, by a cursor that may be any item', async () => {
      const store = storeOf();
      const { threadId, writer, message } = await seed(store);
      const items: ThreadItem[] = [message];
      for (let index = 0; index < 44; index += 1) {
        const item = buildAnswer(threadId, String(index));
        items.push(item);
        await writer.putItem(item);
      }
      for (const order of ['asc', 'desc'] as const) {
        const expected = order === 'asc' ? items : items.toReversed();
        const read = await readAll((after) => store.listItems(threadId, { limit: 7, order, after }));
        expect(read).toEqual(expected);
      }
      expect(await store.listItems(threadId, { limit: 7, order: 'asc', after: 'msg_unknown' })).toBeNull();
      const last = await store.listItems(threadId, { limit: 7, order: 'asc', after: items.at(-1)?.id });
      expect(last).toEqual({ data: [], has_more: false });
    });

    test('threads are paged newest first, however their clocks say', async () => {
      const carl = { issuer: '', subject: newId('thread') };
      const store = storeOf(carl);
      const threads = [];
      for (let index = 0; index < 9; index += 1) {
        const year = 2030 - index;
        threads.push((await seed(store, { created_at: `${year}-01-01T00:00:00.000Z` })).thread);
      }
      const read = await readAll((after) => store.listThreads({ limit: 4, order: 'desc', after }));
      expect(read).toEqual(threads.toReversed());
      expect(await store.listThreads({ limit: 4, order: 'desc', after: 'thr_unknown' })).toBeNull();
    });

    test('X2, X3: another owner’s thread is as good as missing, in every operation', async () => {
      const mine = storeOf(ada);
      const theirs = storeOf(bob);
      const { thread, threadId, message, writer } = await seed(mine);
      await writer.release();
      const before = await mine.listItems(threadId, { limit: 10, order: 'asc' });
      expect(await theirs.loadThread(threadId)).toBeNull();
      expect(await theirs.listItems(threadId, { limit: 10, order: 'asc' })).toBeNull();
      expect(await theirs.listItems(threadId, { limit: 10, order: 'asc', after: message.id })).toBeNull();
      expect(await theirs.listThreads({ limit: 10, order: 'asc', after: threadId })).toBeNull();
      expect(await theirs.renameThread(threadId, 'mine now')).toBeNull();
      expect(await theirs.deleteThread(threadId)).toBe(false);
      const item = buildMessage(threadId, 'intruder');
      expect(await theirs.openTurn(threadId, 'turn_x', { kind: 'message', item })).toEqual({
        state: 'missing',
      });
      const retry = { kind: 'retry', itemId: message.id } as const;
      expect(await theirs.openTurn(threadId, 'turn_x', retry)).toEqual({ state: 'missing' });
      await mine.openTurn(threadId, 'turn_mine', { kind: 'retry', itemId: message.id });
      const stolen = theirs.turnWriter(threadId, 'turn_mine');
      expect(await stolen.putItem(buildAnswer(threadId))).toBe(false);
      expect(await stolen.removeItem(message.id)).toBe(false);
      expect(await stolen.saveThread({ title: 'x' })).toBe(false);
      expect(await stolen.renew()).toBe(false);
      await stolen.release([buildAnswer(threadId)]);
      expect(await mine.turnWriter(threadId, 'turn_mine').renew()).toBe(true);
      expect(await mine.loadThread(threadId)).toEqual(thread);
      expect(await mine.listItems(threadId, { limit: 10, order: 'asc' })).toEqual(before);
    });

    test('X1: owners that differ in a byte are different owners', async () => {
      const twins = [
        'ada',
        'Ada',
        'ada ',
        'ａｄａ',
        'ad\u00e5',
        'ada\u030a',
        '0ada',
        '%61da',
        'ad_',
        'ad%',
        'a\u200bda',
      ];
      const owners = [
        ...twins.map((subject) => ({ issuer: '', subject })),
        { issuer: 'x', subject: 'ada' },
        { issuer: '', subject: 'x ada' },
      ];
      for (const owner of owners) await seed(storeOf(owner), { title: JSON.stringify(owner) });
      for (const owner of owners) {
        const page = await storeOf(owner).listThreads({ limit: 100, order: 'asc' });
        expect(page?.data.map(({ title }) => title)).toEqual([JSON.stringify(owner)]);
      }
    });

    test('what is given and what is got belongs to the caller', async () => {
      const store = storeOf();
      const thread = buildThread({ metadata: { list: [1] } });
      const message = buildMessage(thread.id, 'as sent');
      await store.createThread(thread, message, 'turn_1');
      message.content.length = 0;
      const loaded = await store.loadThread(thread.id);
      loaded!.metadata['list'] = 'changed';
      expect((await store.loadThread(thread.id))?.metadata).toEqual({ list: [1] });
      const page = await store.listItems(thread.id, { limit: 1, order: 'asc' });
      expect(page?.data[0]).toMatchObject({ content: [{ text: 'as sent' }] });
    });
  });
}

/** All rows of a list, page by page. */
async function readAll<Row>(read: (after: string | undefined) => Promise<Page<Row> | null>): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await read(after);
    if (!page) throw new Error('The cursor of the page before is unknown.');
    rows.push(...page.data);
    if (!page.has_more) return rows;
    after = page.after;
  }
}

/** A thread with a first message and a released turn. */
async function seed(store: ThreadStore, fields = {}) {
  const thread = buildThread(fields);
  const message = buildMessage(thread.id);
  await store.createThread(thread, message, 'turn_seed');
  const writer = store.turnWriter(thread.id, 'turn_seed');
  return { thread, message, writer, threadId: thread.id };
}
