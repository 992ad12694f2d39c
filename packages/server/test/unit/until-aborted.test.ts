import { describe, expect, test } from 'vitest';
import { untilAborted } from '../../src/chat/turns/until-aborted.ts';

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of source) values.push(value);
  return values;
}

async function* failing() {
  yield 1;
  yield 2;
  throw new Error('source');
}

describe('iterating until an abort', () => {
  test('gives what the source gives, and its error', async () => {
    const values: number[] = [];
    const run = async () => {
      for await (const value of untilAborted(failing(), new AbortController().signal)) values.push(value);
    };
    await expect(run()).rejects.toThrow('source');
    expect(values).toEqual([1, 2]);
  });

  test('ends at once when the source waits for something that never comes', async () => {
    const abort = new AbortController();
    let returned = false;
    const source: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => {}),
        return: async () => {
          returned = true;
          return { done: true, value: undefined };
        },
      }),
    };
    const result = collect(untilAborted(source, abort.signal));
    abort.abort();
    expect(await result).toEqual([]);
    expect(returned).toBe(true);
  });

  test('an error that comes after the abort is nobody’s', async () => {
    const abort = new AbortController();
    const gate = Promise.withResolvers<void>();
    const source = async function* () {
      yield 1;
      await gate.promise;
      throw new Error('too late');
    };
    const iterator = untilAborted(source(), abort.signal);
    expect(await iterator.next()).toEqual({ done: false, value: 1 });
    const next = iterator.next();
    abort.abort();
    expect((await next).done).toBe(true);
    gate.resolve();
    await new Promise((resolve) => setTimeout(resolve, 10));
  });

  test('nothing is asked of the source after an abort', async () => {
    let asked = 0;
    const source: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({ next: async () => ({ done: false, value: (asked += 1) }) }),
    };
    expect(await collect(untilAborted(source, AbortSignal.abort()))).toEqual([]);
    expect(asked).toBe(0);
  });
});
