import { describe, expect, test } from 'vitest';
import type { ThreadDraft, ThreadStore } from '../../src/chat/store-ports.ts';
import type { ThreadItem } from '../../src/protocol/index.ts';
import { newId } from '../../src/store/new-id.ts';
import { ada, bob, seed, type StoreWorld } from '../support/store-world.ts';
import { buildAnswer, buildMessage, buildThread } from '../support/thread-builders.ts';

const nothing = async (): Promise<void> => {};
const all = { after: 0, limit: 1_000 };

/** What every store does for turns, whatever it keeps them in. */
export function describeTurnStore(name: string, world: StoreWorld): void {
  const store = world.here.of(ada);
  const stored = async (threadId: string) =>
    (await store.listItems(threadId, { limit: 100, order: 'asc' }))?.page.data;

  describe(`turns in ${name}`, () => {
    test('F5: a claimed thread is busy until it is released', async () => {
      const { threadId, writer } = await seed(store);
      const item = buildMessage(threadId, 'second');
      const begin = (draft: ThreadDraft) => draft.put(item);
      expect(await store.openTurn(threadId, 'turn_2', begin)).toEqual({ state: 'busy' });
      expect(await store.turnOf(threadId)).toEqual({ id: 'turn_seed', state: 'running' });
      const last = buildAnswer(threadId, 'last words');
      await writer.release({ items: [last] });
      expect(await store.turnOf(threadId)).toBeNull();
      expect(await store.openTurn(threadId, 'turn_2', begin)).toMatchObject({ state: 'open' });
      expect((await stored(threadId))?.slice(-2)).toEqual([last, item]);
    });

    test('F5: of many who claim at once one gets the thread, and only its message is stored', async () => {
      const { threadId, writer } = await seed(store);
      await writer.release();
      const attempts = Array.from({ length: 10 }, (_, index) =>
        store.openTurn(threadId, newId('turn'), (draft) =>
          draft.put(buildMessage(threadId, `message ${index}`)),
        ),
      );
      const states = (await Promise.all(attempts)).map(({ state }) => state);
      expect(states.toSorted()).toEqual([...Array<string>(9).fill('busy'), 'open']);
      expect(await stored(threadId)).toHaveLength(2);
    });

    test('F5: with the quick beginning as well: one of many gets the thread, and only its message is stored', async () => {
      const { thread, threadId, writer, message } = await seed(store, { title: 'T' });
      await world.here.appendLogs([{ owner: ada, threadId, turnId: 'turn_seed', events: ['1'], last: 1 }]);
      await writer.release({ keepLog: true });
      const messages = Array.from({ length: 10 }, (_, index) => buildMessage(threadId, `message ${index}`));
      const openings = await Promise.all(
        messages.map((item) => store.openTurnWith(threadId, `turn_${item.id}`, item)),
      );
      const at = openings.findIndex(({ state }) => state === 'open');
      expect(openings[at]).toEqual({ state: 'open', thread, begun: undefined });
      expect(openings.filter(({ state }) => state === 'busy')).toHaveLength(9);
      expect(await stored(threadId)).toEqual([message, messages[at]]);
      expect(await store.turnOf(threadId)).toEqual({ id: `turn_${messages[at]?.id}`, state: 'running' });
      expect(await store.readLog(threadId, 'turn_seed', all)).toBeNull();
      const found = await store.searchThreads({ query: `message ${at}`, limit: 100 });
      expect(found?.data).toContainEqual(thread);
      expect(await store.openTurnWith('thr_unknown', 'turn_x', message)).toEqual({ state: 'missing' });
    });

    test('the quick beginning changes nothing in a thread that is not active, whatever its reason', async () => {
      const status = { type: 'locked', reason: '"type":"active" \\u0000 \0 \ud800' } as const;
      const { thread, threadId, writer, message } = await seed(store, { status });
      const item = buildMessage(threadId, 'second');
      expect(await store.openTurnWith(threadId, 'turn_2', item)).toEqual({ state: 'busy' });
      await writer.release();
      expect(await store.openTurnWith(threadId, 'turn_2', item)).toEqual({ state: 'inactive', thread });
      expect(await store.turnOf(threadId)).toBeNull();
      expect(await stored(threadId)).toEqual([message]);
    });

    test('a thread is created with its first item and turn, all of it or nothing', async () => {
      const thread = buildThread({ title: 'T', metadata: { a: 1 }, allowed_image_domains: ['x.example'] });
      const message = buildMessage(thread.id);
      await store.createThreadWith(thread, 'turn_1', message);
      expect(await store.loadThread(thread.id)).toEqual(thread);
      expect(await stored(thread.id)).toEqual([message]);
      expect(await store.turnOf(thread.id)).toEqual({ id: 'turn_1', state: 'running' });
    });

    test('a turn ends with its items in order, one that comes twice as it came last', async () => {
      const { threadId, writer, message } = await seed(store);
      const [first, second] = [
        buildAnswer(threadId, 'first'),
        buildAnswer(threadId, '"{\\}, NULL \0 \ud800'),
      ];
      const { id, thread_id, created_at } = buildAnswer(threadId);
      const note = { type: 'sdk_hidden_context', id, thread_id, created_at, content: 'note' } as const;
      await writer.putItem(first);
      const changed = { ...first, content: second.content };
      await writer.release({ items: [second, note, first, changed] });
      expect(await stored(threadId)).toEqual([message, changed, second, note]);
    });

    test('F7: a beginning that fails has changed nothing, and the thread is free', async () => {
      const { threadId, writer, message } = await seed(store);
      await writer.release();
      const opening = store.openTurn(threadId, 'turn_2', async (draft) => {
        await draft.removeAfter(message.id);
        await draft.put(buildMessage(threadId, 'never'));
        await draft.remove(message.id);
        throw new RangeError('no');
      });
      await expect(opening).rejects.toThrow('no');
      expect(await stored(threadId)).toEqual([message]);
      expect(await store.openTurn(threadId, 'turn_3', nothing)).toMatchObject({ state: 'open' });
    });

    test('a beginning sees the thread and its items, and what it has changed itself', async () => {
      const { thread, threadId, writer, message } = await seed(store, { title: 'T' });
      const answer = buildAnswer(threadId);
      await writer.release({ items: [answer] });
      const next = buildMessage(threadId, 'next');
      const opening = await store.openTurn(threadId, 'turn_2', async (draft) => {
        await draft.put(next);
        const newest = await draft.newest(2);
        const missing = await draft.item('msg_missing');
        return { thread: draft.thread, newest, missing, first: await draft.item(message.id) };
      });
      expect(opening).toEqual({
        state: 'open',
        thread,
        begun: { thread, newest: [next, answer], missing: null, first: message },
      });
    });

    test('a retry removes what came after the message, hidden items included', async () => {
      const { threadId, writer, message } = await seed(store);
      const { id, thread_id, created_at } = buildAnswer(threadId);
      const note = { type: 'sdk_hidden_context', id, thread_id, created_at, content: 'stopped' } as const;
      await writer.release({ items: [buildAnswer(threadId), note] });
      await store.openTurn(threadId, 'turn_2', (draft) => draft.removeAfter('msg_unknown'));
      await store.turnWriter(threadId, 'turn_2').release();
      expect(await stored(threadId)).toHaveLength(3);
      await store.openTurn(threadId, 'turn_3', (draft) => draft.removeAfter(message.id));
      expect(await stored(threadId)).toEqual([message]);
    });

    test('a log is read in parts, by number, while the turn runs and after', async () => {
      const { threadId, writer } = await seed(store);
      expect(await store.readLog(threadId, 'turn_seed', all)).toEqual({
        events: [],
        last: 0,
        state: 'running',
      });
      const key = { owner: ada, threadId, turnId: 'turn_seed' };
      await world.here.appendLogs([{ ...key, events: ['1', '2', '3'], last: 3 }]);
      await world.here.appendLogs([{ ...key, events: ['4', '5'], last: 5 }]);
      expect(await store.readLog(threadId, 'turn_seed', { after: 1, limit: 3 })).toEqual({
        events: ['2', '3', '4'],
        last: 4,
        state: 'running',
      });
      await writer.release({ keepLog: true });
      expect(await store.readLog(threadId, 'turn_seed', { after: 4, limit: 9 })).toEqual({
        events: ['5'],
        last: 5,
        state: 'over',
      });
      const after = { events: [], last: 5, state: 'over' };
      expect(await store.readLog(threadId, 'turn_seed', { after: 5, limit: 9 })).toEqual(after);
      await store.openTurn(threadId, 'turn_2', nothing);
      expect(await store.readLog(threadId, 'turn_seed', all)).toBeNull();
    });

    test('a log goes with its turn, and takes nothing after', async () => {
      const { threadId, writer } = await seed(store);
      const entry = { owner: ada, threadId, turnId: 'turn_seed', events: ['1'], last: 1 };
      await world.here.appendLogs([entry]);
      await writer.release();
      await world.here.appendLogs([{ ...entry, events: ['2'], last: 2 }]);
      expect(await store.readLog(threadId, 'turn_seed', all)).toBeNull();
      expect(await store.readLog('thr_unknown', 'turn_seed', all)).toBeNull();
    });

    test('logs of many turns go in together, each for its owner; those without a claim are passed over', async () => {
      const theirs = world.here.of(bob);
      const [mine, his, gone] = [await seed(store), await seed(theirs), await seed(store)];
      await store.deleteThread(gone.threadId);
      const entry = { turnId: 'turn_seed', events: ['{"text":"a\\nb"}'], last: 1 };
      await world.here.appendLogs([
        { ...entry, owner: ada, threadId: gone.threadId },
        { ...entry, owner: ada, threadId: mine.threadId },
        { ...entry, owner: bob, threadId: his.threadId },
        { ...entry, owner: ada, threadId: his.threadId, events: ['stolen'] },
      ]);
      expect((await store.readLog(mine.threadId, 'turn_seed', all))?.events).toEqual(entry.events);
      expect((await theirs.readLog(his.threadId, 'turn_seed', all))?.events).toEqual(entry.events);
      expect(await store.readLog(his.threadId, 'turn_seed', all)).toBeNull();
    });

    test('F1: a turn whose process died is settled once, then the thread is free; the dead turn can write nothing', async () => {
      const { stores, die } = await world.mortal();
      const { threadId, writer, message } = await seed(stores.of(ada));
      const done = buildAnswer(threadId, 'done');
      await writer.putItem(done);
      expect(await store.openTurn(threadId, 'turn_2', nothing)).toEqual({ state: 'busy' });
      const partial = buildAnswer(threadId, 'partial');
      await store.settleTurn(threadId, 'turn_seed', [partial]);
      expect(await stored(threadId)).toEqual([message, done]); // it lives

      await die();
      const interrupted = { id: 'turn_seed', state: 'interrupted' } as const;
      expect(await store.turnOf(threadId)).toEqual(interrupted);
      expect((await store.listItems(threadId, { limit: 1, order: 'asc' }))?.turn).toEqual(interrupted);
      expect((await store.readLog(threadId, 'turn_seed', all))?.state).toBe('interrupted');
      const opening = { state: 'interrupted', turnId: 'turn_seed' };
      expect(await store.openTurn(threadId, 'turn_2', nothing)).toEqual(opening);
      expect(await store.openTurnWith(threadId, 'turn_2', partial)).toEqual(opening);
      const older: ThreadItem = { ...done, content: [] };
      await Promise.all([1, 2, 3].map(() => store.settleTurn(threadId, 'turn_seed', [older, partial])));
      expect(await stored(threadId)).toEqual([message, done, partial]);
      expect(await writer.putItem(buildAnswer(threadId, 'late'))).toBe(false);
      expect(await writer.saveThread({ title: 'late' })).toBe(false);
      expect(await store.openTurn(threadId, 'turn_2', nothing)).toMatchObject({ state: 'open' });
      await writer.release({ items: [buildAnswer(threadId, 'late')] });
      expect(await store.turnOf(threadId)).toEqual({ id: 'turn_2', state: 'running' });
      expect(await stored(threadId)).toHaveLength(3);
    });

    test('X2, X3: another owner’s turn is as good as missing, in every operation', async () => {
      const theirs: ThreadStore = world.here.of(bob);
      const { threadId, message } = await seed(store);
      await world.here.appendLogs([
        { owner: ada, threadId, turnId: 'turn_seed', events: ['secret'], last: 1 },
      ]);
      expect(await theirs.turnOf(threadId)).toBeUndefined();
      expect(await theirs.openTurn(threadId, 'turn_x', nothing)).toEqual({ state: 'missing' });
      expect(await theirs.openTurnWith(threadId, 'turn_x', message)).toEqual({ state: 'missing' });
      expect(await theirs.readLog(threadId, 'turn_seed', all)).toBeNull();
      await theirs.settleTurn(threadId, 'turn_seed', [buildAnswer(threadId)]);
      const stolen = theirs.turnWriter(threadId, 'turn_seed');
      expect(await stolen.putItem(buildAnswer(threadId))).toBe(false);
      expect(await stolen.removeItem(message.id)).toBe(false);
      expect(await stolen.saveThread({ title: 'x' })).toBe(false);
      await stolen.release({ items: [buildAnswer(threadId)] });
      expect(await stored(threadId)).toEqual([message]);
      expect(await store.turnOf(threadId)).toEqual({ id: 'turn_seed', state: 'running' });
    });
  });
}
