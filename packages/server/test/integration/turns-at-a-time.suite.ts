import { describe, expect, test } from 'vitest';
import type { ThreadStore } from '../../src/chat/store-ports.ts';
import { newId } from '../../src/store/new-id.ts';
import { seed, type StoreWorld } from '../support/store-world.ts';
import { buildMessage, buildThread } from '../support/thread-builders.ts';

const issuer = 'https://issuer.example';
let owners = 0;
const newOwner = () => ({ issuer, subject: `busy-${(owners += 1)}` });

/** `limited`, or how the opening of a turn came out. */
async function outcome(opening: Promise<{ state: string } | void>): Promise<string> {
  try {
    return (await opening)?.state ?? 'open';
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'limit_reached')
      return 'limited';
    throw error;
  }
}

/** The four ways in which a turn begins. */
type Begin = (store: ThreadStore, threadId: string) => Promise<{ state: string } | void>;
const createThread: Begin = (store) => {
  const thread = buildThread();
  return store.createThread(thread, newId('turn'), (draft) => draft.put(buildMessage(thread.id)));
};
const ways: Record<string, Begin> = {
  openTurn: (store, threadId) =>
    store.openTurn(threadId, newId('turn'), (draft) => draft.put(buildMessage(threadId))),
  openTurnWith: (store, threadId) => store.openTurnWith(threadId, newId('turn'), buildMessage(threadId)),
  createThread,
  createThreadWith: (store) => {
    const thread = buildThread();
    return store.createThreadWith(thread, newId('turn'), buildMessage(thread.id));
  },
};

/** Threads of an owner that no turn is in. */
async function freeThreads(store: ThreadStore, count: number): Promise<string[]> {
  const threads: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const { threadId, writer } = await seed(store);
    await writer.release();
    threads.push(threadId);
  }
  return threads;
}

async function threadCount(store: ThreadStore): Promise<number | undefined> {
  return (await store.listThreads({ limit: 100, order: 'asc' }))?.data.length;
}

/** How many turns an owner may have open, in every store. */
export function describeTurnsAtATime(name: string, world: StoreWorld): void {
  describe(`D6: turns at a time in ${name}`, () => {
    test.each(Object.entries(ways))('%s: of many at once as many begin as may', async (way, begin) => {
      const owner = newOwner();
      const threads = await freeThreads(world.here.of(owner), 8);
      const store = world.here.of(owner, 3);
      const outcomes = await Promise.all(threads.map((threadId) => outcome(begin(store, threadId))));
      expect(outcomes.toSorted()).toEqual([
        ...Array<string>(5).fill('limited'),
        ...Array<string>(3).fill('open'),
      ]);
      const created = way.startsWith('create') ? 3 : 0;
      expect(await threadCount(store)).toBe(8 + created);
      for (const threadId of threads) {
        const items = (await store.listItems(threadId, { limit: 10, order: 'asc' }))?.page.data;
        expect(items).toHaveLength((await store.turnOf(threadId)) ? 2 : 1);
      }
      expect(await outcome(begin(world.here.of(owner), threads.at(0) ?? ''))).not.toBe('limited');
    });

    test('mixed ways share the limit, and an ended turn makes room', async () => {
      const owner = newOwner();
      const store = world.here.of(owner, 2);
      const { threadId, writer } = await seed(store);
      await store.createThreadWith(buildThread({ id: 'thr_second' }), 'turn_2', buildMessage('thr_second'));
      for (const begin of Object.values(ways)) {
        const [free = ''] = await freeThreads(world.here.of(owner), 1);
        expect(await outcome(begin(store, free))).toBe('limited');
      }
      await writer.release();
      expect(await outcome(store.openTurnWith(threadId, 'turn_3', buildMessage(threadId)))).toBe('open');
      expect(await outcome(createThread(store, ''))).toBe('limited');
    });

    test('nobody else is held back, and other reasons come first', async () => {
      const owner = newOwner();
      const store = world.here.of(owner, 1);
      const { threadId } = await seed(store);
      expect(await outcome(store.openTurnWith(threadId, 'turn_2', buildMessage(threadId)))).toBe('busy');
      expect(await outcome(store.openTurn(threadId, 'turn_2', async () => {}))).toBe('busy');
      expect(await outcome(store.openTurnWith('thr_none', 'turn_2', buildMessage('thr_none')))).toBe(
        'missing',
      );
      expect(await outcome(store.openTurn('thr_none', 'turn_2', async () => {}))).toBe('missing');
      const theirs = world.here.of(newOwner(), 1);
      const { writer } = await seed(theirs);
      await writer.release();
    });

    test('turns of a process that died do not count', async () => {
      const owner = newOwner();
      const mortal = await world.mortal();
      const theirs = mortal.stores.of(owner, 2);
      const left = [await seed(theirs), await seed(theirs)];
      const store = world.here.of(owner, 2);
      const [free = ''] = await freeThreads(world.here.of(owner), 1);
      expect(await outcome(store.openTurnWith(free, 'turn_2', buildMessage(free)))).toBe('limited');
      await mortal.die();
      expect(await outcome(store.openTurnWith(free, 'turn_2', buildMessage(free)))).toBe('open');
      // The thread of the dead one is settled before it is taken, as ever.
      const threadId = left[0]?.threadId ?? '';
      expect(await outcome(store.openTurnWith(threadId, 'turn_3', buildMessage(threadId)))).toBe(
        'interrupted',
      );
    });
  });
}
