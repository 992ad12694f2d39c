import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Counter } from '../../../src/limits/counter.ts';
import { SharedCounters } from '../../../src/limits/shared-counters.ts';
import type { UsageDelta, UsageStore } from '../../../src/limits/usage-store.ts';
import { memoryUsage } from '../../../src/store/memory-usage.ts';
import { logLines } from '../../support/log-lines.ts';

const hashKey = new Uint8Array(32);
let now = new Date('2026-11-26T12:00:00Z');
const log = logLines();
const opened: SharedCounters[] = [];

afterEach(async () => {
  for (const counters of opened.splice(0)) await counters.close();
  log.lines.length = 0;
});

/** A process among those that share the store. */
function open(store: UsageStore): SharedCounters {
  const counters = new SharedCounters({ store, hashKey, now: () => now, logger: log });
  opened.push(counters);
  return counters;
}

function counterOf(key: string, limit: number, fields: Partial<Counter> = {}): Counter {
  return { key, limit, endsAt: now.getTime() + 60_000, freshMs: Infinity, ...fields };
}

/** A store that counts its calls, and can be made to fail. */
function watched(store = memoryUsage()) {
  const calls: (readonly UsageDelta[])[] = [];
  const state = { failure: null as Error | null, pause: null as Promise<void> | null, calls };
  const add: UsageStore['add'] = async (deltas) => {
    calls.push(deltas);
    if (state.pause) await state.pause;
    if (state.failure) throw state.failure;
    return store.add(deltas);
  };
  return { store: { add }, state };
}

async function takeMany(counters: SharedCounters, counter: Counter, times: number): Promise<number> {
  const taken = await Promise.all(Array.from({ length: times }, async () => counters.take(counter)));
  return taken.filter(Boolean).length;
}

describe('D6: counting over processes', () => {
  test.each([1, 2, 5, 19, 20, 120, 1_200])('one process admits exactly %i', async (limit) => {
    const counters = open(memoryUsage());
    const counter = counterOf('a', limit);
    let admitted = 0;
    for (let i = 0; i < limit * 2; i += 1) admitted += (await counters.take(counter)) ? 1 : 0;
    expect(admitted).toBe(limit);
    expect(await takeMany(counters, counterOf('b', limit), limit * 2)).toBe(limit);
  });

  test.each([1, 2, 5, 19])('two processes share a small limit of %i exactly', async (limit) => {
    const store = memoryUsage();
    const [one, two] = [open(store), open(store)];
    const counter = counterOf('a', limit);
    const admitted = await Promise.all([
      takeMany(one, counter, limit * 2),
      takeMany(two, counter, limit * 2),
    ]);
    expect(admitted[0] + admitted[1]).toBe(limit);
  });

  test.each([50, 120, 1_000, 1_200])('two processes share %i within ± 10 %, at any pace', async (limit) => {
    const store = memoryUsage();
    const [one, two] = [open(store), open(store)];
    for (const [key, shares] of Object.entries({ even: [1, 1], uneven: [7, 1], late: [40, 3] })) {
      const counter = counterOf(key, limit);
      let admitted = 0;
      for (let i = 0; i < limit * 3; i += 1) {
        const [first = 1, second = 1] = shares;
        const counters = i % (first + second) < first ? one : two;
        admitted += (await counters.take(counter)) ? 1 : 0;
      }
      expect(admitted, key).toBeGreaterThanOrEqual(limit);
      expect(admitted, key).toBeLessThanOrEqual(limit * 1.1);
    }
  });

  test('most requests ask nobody, and those that do share a statement', async () => {
    const { store, state } = watched();
    const counters = open(store);
    for (let i = 0; i < 120; i += 1) await counters.take(counterOf('a', 120));
    expect(state.calls.length).toBeLessThanOrEqual(20);
    await counters.flush();
    state.calls.length = 0;
    await Promise.all(
      Array.from({ length: 200 }, async (_, index) => counters.take(counterOf(`user ${index}`, 5))),
    );
    expect(state.calls).toHaveLength(1);
    expect(state.calls[0]).toHaveLength(200);
  });

  test('one who is limited holds no other back', async () => {
    const { store, state } = watched();
    const counters = open(store);
    await takeMany(counters, counterOf('a', 5), 10);
    state.calls.length = 0;
    expect(await takeMany(counters, counterOf('a', 5), 100)).toBe(0);
    expect(state.calls).toHaveLength(0);
    expect(await counters.take(counterOf('b', 5))).toBe(true);
  });

  test('a process that starts anew knows what was counted before', async () => {
    const store = memoryUsage();
    const before = open(store);
    expect(await takeMany(before, counterOf('a', 100), 60)).toBe(60);
    await before.close();
    const admitted = await takeMany(open(store), counterOf('a', 100), 100);
    expect(admitted).toBe(40);
  });

  test('what is given back is there again, for others too', async () => {
    const store = memoryUsage();
    const [one, two] = [open(store), open(store)];
    const counter = counterOf('a', 10);
    expect(await takeMany(one, counter, 10)).toBe(10);
    one.add(counter, -4);
    await one.flush();
    expect(await takeMany(two, counter, 10)).toBe(4);
  });

  test('what others have used is asked for when it is old', async () => {
    const store = memoryUsage();
    const [one, two] = [open(store), open(store)];
    const counter = counterOf('a', 1_000, { freshMs: 50 });
    expect(await two.isLeft(counter)).toBe(true);
    one.add(counter, 5_000);
    await one.flush();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await two.isLeft(counter)).toBe(false);
  });
});

describe('a store that cannot be asked', () => {
  test('locks nobody out: each process counts alone, says so once, and tells later', async () => {
    const shared = memoryUsage();
    const { store, state } = watched(shared);
    const counters = open(store);
    state.failure = new Error('no database');
    expect(await takeMany(counters, counterOf('a', 30), 100)).toBe(30);
    expect(await takeMany(counters, counterOf('b', 5), 100)).toBe(5);
    const warnings = log.lines.filter((line) => line.includes('counted by each process alone'));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).not.toContain('no database');
    state.failure = null;
    await counters.flush();
    expect(await takeMany(open(shared), counterOf('a', 30), 10)).toBeLessThanOrEqual(1);
    expect(await takeMany(open(shared), counterOf('b', 5), 10)).toBe(0);
  });

  test('is waited for one second, once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { store, state } = watched();
    const counters = open(store);
    const waiting = Promise.withResolvers<void>();
    state.pause = waiting.promise;
    const taken = takeMany(counters, counterOf('a', 5), 10);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await taken).toBe(5);
    expect(await takeMany(counters, counterOf('b', 5), 10)).toBe(5); // no second goes by
    state.pause = null;
    waiting.resolve();
    await counters.flush();
    // Ten were sent, of whom five were admitted: the others are given back.
    const other = open(store);
    expect(await takeMany(other, counterOf('a', 7), 10)).toBe(2);
  });
});

describe('memory', () => {
  test('100,000 keys are forgotten when their time is over', async () => {
    const store = memoryUsage();
    const counters = open(store);
    for (let i = 0; i < 100_000; i += 1) await counters.take(counterOf(`address ${i}`, 1_200));
    expect(counters.size).toBe(100_000);
    counters.forget();
    expect(counters.size).toBe(100_000);
    now = new Date(now.getTime() + 60_000);
    counters.forget();
    expect(counters.size).toBe(0);
  });

  test('there are never more than 200,000, once they have been told', async () => {
    const counters = open(memoryUsage());
    for (let i = 0; i < 200_000; i += 1) await counters.take(counterOf(`address ${i}`, 1_200));
    await counters.flush();
    for (let i = 0; i < 1_000; i += 1) await counters.take(counterOf(`other ${i}`, 1_200));
    expect(counters.size).toBe(200_000);
  });

  test('keys are stored as hashes', async () => {
    const { store, state } = watched();
    const counters = open(store);
    await counters.take(counterOf('address 203.0.113.7', 5));
    await counters.flush();
    const keys = state.calls.flat().map(({ key }) => key);
    expect(keys).toEqual([expect.stringMatching(/^[\w-]{24}$/u)]);
  });
});
