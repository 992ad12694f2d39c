import { describe, expect, test } from 'vitest';
import type { ThreadItem } from '../../src/protocol/index.ts';
import { newId } from '../../src/store/new-id.ts';
import { ada, bob, readAll, seed, type StoreWorld } from '../support/store-world.ts';
import { buildAnswer, buildMessage, buildThread } from '../support/thread-builders.ts';

/** What every store of conversations does, whatever it keeps them in. */
export function describeThreadStore(name: string, world: StoreWorld): void {
  const storeOf = (owner = ada) => world.here.of(owner);

  describe(`conversations in ${name}`, () => {
    test('a created thread is there with its message, exactly as it was', async () => {
      const store = storeOf();
      const fields = { title: 'T', metadata: { a: [null, { b: 1 }] }, allowed_image_domains: ['x.example'] };
      const { thread, message } = await seed(store, {
        ...fields,
        status: { type: 'locked', reason: 'pause' },
      });
      expect(await store.loadThread(thread.id)).toEqual(thread);
      const listing = await store.listItems(thread.id, { limit: 10, order: 'asc' });
      expect(listing?.page).toEqual({ data: [message], has_more: false });
    });

    test('I4: text comes back byte for byte', async () => {
      const store = storeOf();
      const { writer, threadId } = await seed(store);
      const text =
        'data: x\n\n\r\u2028\u2029 \u202e bidi \u{1f9d1}\u200d\u{1f680} e\u0301 \\u0000 "quoted" \u0001 \0 \ud800';
      const item = buildAnswer(threadId, text);
      expect(await writer.putItem(item)).toBe(true);
      const listing = await store.listItems(threadId, { limit: 1, order: 'desc' });
      expect(listing?.page.data).toEqual([item]);
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
      const listing = await store.listItems(threadId, { limit: 10, order: 'asc' });
      expect(listing?.page.data).toEqual([message, replaced, second]);
    });

    test('removing is done once and harmless twice', async () => {
      const store = storeOf();
      const { writer, threadId, message } = await seed(store);
      const item = buildAnswer(threadId);
      await writer.putItem(item);
      expect(await writer.removeItem(item.id)).toBe(true);
      expect(await writer.removeItem(item.id)).toBe(true);
      expect((await store.listItems(threadId, { limit: 10, order: 'asc' }))?.page.data).toEqual([message]);
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

    test('X8: nothing brings a deleted thread back', async () => {
      const store = storeOf();
      const { threadId, writer } = await seed(store);
      expect(await store.deleteThread(threadId)).toBe(true);
      expect(await writer.putItem(buildAnswer(threadId))).toBe(false);
      expect(await writer.saveThread({ title: 'back' })).toBe(false);
      await writer.release({ items: [buildAnswer(threadId)] });
      expect(await store.saveItem(threadId, buildAnswer(threadId))).toBe(false);
      await store.settleTurn(threadId, 'turn_seed', [buildAnswer(threadId)]);
      expect(await store.loadThread(threadId)).toBeNull();
      expect(await store.listItems(threadId, { limit: 10, order: 'asc' })).toBeNull();
      expect(await store.deleteThread(threadId)).toBe(false);
      expect(await store.renameThread(threadId, 'x')).toBeNull();
      expect((await store.listThreads({ limit: 100, order: 'asc' }))?.data.map(({ id }) => id)).not.toContain(
        threadId,
      );
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
        const read = await readAll((after) =>
          store.listItems(threadId, { limit: 7, order, after }).then((listing) => listing?.page),
        );
        expect(read).toEqual(expected);
      }
      expect(await store.listItems(threadId, { limit: 7, order: 'asc', after: 'msg_unknown' })).toBeNull();
      const last = await store.listItems(threadId, { limit: 7, order: 'asc', after: items.at(-1)?.id });
      expect(last?.page).toEqual({ data: [], has_more: false });
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
      expect(await theirs.saveItem(threadId, buildMessage(threadId, 'intruder'))).toBe(false);
      expect(await theirs.loadItems(threadId, [message.id])).toEqual([]);
      expect((await theirs.searchThreads({ query: 'Hello', limit: 10 }))?.data).toEqual([]);
      expect(await theirs.searchThreads({ query: 'Hello', limit: 10, after: threadId })).toBeNull();
      expect(await theirs.deleteEverything()).not.toContain(threadId);
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
      await store.createThread(thread, 'turn_1', (draft) => draft.put(message));
      message.content.length = 0;
      const loaded = await store.loadThread(thread.id);
      loaded!.metadata['list'] = 'changed';
      expect((await store.loadThread(thread.id))?.metadata).toEqual({ list: [1] });
      const listing = await store.listItems(thread.id, { limit: 1, order: 'asc' });
      expect(listing?.page.data[0]).toMatchObject({ content: [{ text: 'as sent' }] });
    });

    test('an item is stored without a turn, also while one runs, at the end or in its place', async () => {
      const store = storeOf();
      const { threadId, message } = await seed(store);
      const posted = buildAnswer(threadId, 'posted');
      expect(await store.saveItem(threadId, posted)).toBe(true);
      const edited = { ...message, content: [{ type: 'input_text' as const, text: 'edited' }] };
      expect(await store.saveItem(threadId, edited)).toBe(true);
      const listing = await store.listItems(threadId, { limit: 10, order: 'asc' });
      expect(listing?.page.data).toEqual([edited, posted]);
      expect(await store.loadItems(threadId, ['msg_unknown', posted.id])).toEqual([posted]);
    });

    test('search finds every word in the title, or in one message, whatever its case and accents', async () => {
      const dora = { issuer: '', subject: newId('thread') };
      const store = storeOf(dora);
      const titles = async (query: string) =>
        (await store.searchThreads({ query, limit: 10 }))?.data.map(({ title }) => title);
      const { writer, threadId } = await seed(store, { title: 'Müllers Garten' });
      await writer.putItem(buildAnswer(threadId, 'Plant the 50% tulips_now, \\ and the roses \0 soon'));
      await seed(store, { title: 'Other' });
      expect(await titles('garten MULLERS')).toEqual(['Müllers Garten']);
      expect(await titles('hello')).toEqual(['Other', 'Müllers Garten']);
      expect(await titles('ROSES tul')).toEqual(['Müllers Garten']);
      expect(await titles('roses hello')).toEqual([]); // in two messages
      for (const query of ['50%', 's_n', '\\']) expect(await titles(query)).toEqual(['Müllers Garten']);
      for (const query of ['5%t', 'tulips-now', "' or true --"]) expect(await titles(query)).toEqual([]);
      await store.renameThread(threadId, 'Renamed');
      expect(await titles('garten')).toEqual([]);
      await writer.saveThread({ title: 'Saved' });
      expect(await titles('saved')).toEqual(['Saved']);
      const page = await store.searchThreads({ query: 'hello', limit: 1 });
      expect(page).toMatchObject({ has_more: true, data: [{ title: 'Other' }] });
      const next = await store.searchThreads({ query: 'hello', limit: 1, after: page?.after });
      expect(next).toMatchObject({ has_more: false, data: [{ title: 'Saved' }] });
      expect(await store.searchThreads({ query: 'hello', limit: 1, after: 'thr_unknown' })).toBeNull();
    });

    test('everything of an owner is deleted, and nothing of others', async () => {
      const eve = storeOf({ issuer: '', subject: newId('thread') });
      const [first, second] = [await seed(eve), await seed(eve)];
      const { threadId } = await seed(storeOf(bob));
      expect((await eve.deleteEverything()).toSorted()).toEqual([first.threadId, second.threadId].toSorted());
      expect(await eve.deleteEverything()).toEqual([]);
      expect(await first.writer.putItem(buildAnswer(first.threadId))).toBe(false);
      expect(await eve.listThreads({ limit: 10, order: 'asc' })).toEqual({ data: [], has_more: false });
      expect(await storeOf(bob).loadThread(threadId)).not.toBeNull();
    });
  });
}
