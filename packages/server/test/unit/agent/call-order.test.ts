import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { CallOrder } from '../../../src/agent/tools/call-order.ts';

/** Runs calls that take their time, and answers what ran when: `+a` a call began, `-a` it ended. */
async function play(calls: readonly [name: string, isReading: boolean][]): Promise<string[]> {
  const order = new CallOrder();
  const events: string[] = [];
  const running = calls.map(([name, isReading], at) =>
    order.run(isReading, async () => {
      events.push(`+${name}`);
      await sleep(5 * (calls.length - at)); // the first ones take longest
      events.push(`-${name}`);
      return name;
    }),
  );
  expect(await Promise.all(running)).toEqual(calls.map(([name]) => name));
  return events;
}

test('what only reads runs together', async () => {
  const events = await play([
    ['a', true],
    ['b', true],
    ['c', true],
  ]);
  expect(events.slice(0, 3)).toEqual(['+a', '+b', '+c']);
});

test('what changes something runs alone, and in the order in which it was asked for', async () => {
  expect(
    await play([
      ['a', false],
      ['b', false],
      ['c', false],
    ]),
  ).toEqual(['+a', '-a', '+b', '-b', '+c', '-c']);
});

test('nothing overtakes: a read after a change sees it, and a change waits for the reads before it', async () => {
  const events = await play([
    ['read1', true],
    ['read2', true],
    ['change', false],
    ['read3', true],
    ['read4', true],
  ]);
  const at = (event: string): number => events.indexOf(event);
  expect(Math.max(at('-read1'), at('-read2'))).toBeLessThan(at('+change'));
  expect(at('-change')).toBeLessThan(Math.min(at('+read3'), at('+read4')));
  expect(Math.max(at('+read3'), at('+read4'))).toBeLessThan(Math.min(at('-read3'), at('-read4')));
});

test('a call that fails holds up nobody', async () => {
  const order = new CallOrder();
  const failing = order.run(false, () => Promise.reject(new Error('no')));
  const next = order.run(false, async () => 'next');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('next');
});
