import { expect, test } from 'vitest';
import { EventQueue } from '../../../src/agent/run/event-queue.ts';

const queue = (most = 3) => new EventQueue<string>((text) => text.length, most);

async function readAll(from: AsyncIterable<string>): Promise<string[]> {
  const read = [];
  for await (const event of from) read.push(event);
  return read;
}

test('what was put in before an end is read, and then the end', async () => {
  const events = queue();
  events.push('a');
  events.push('b');
  events.end({ error: new Error('broken') });
  const reader = events[Symbol.asyncIterator]();
  expect([(await reader.next()).value, (await reader.next()).value]).toEqual(['a', 'b']);
  await expect(reader.next()).rejects.toThrow('broken');
});

test('the first end counts', async () => {
  const events = queue();
  events.end();
  events.end({ error: new Error('late') });
  expect(await readAll(events)).toEqual([]);
});

test('there is room until too much waits, and again when it has been read', async () => {
  const events = queue();
  events.push('abc');
  expect(events.room()).toBeUndefined();
  events.push('d');
  let isRoom = false;
  const room = events.room()?.then(() => (isRoom = true));
  const reader = events[Symbol.asyncIterator]();
  expect(isRoom).toBe(false);
  await reader.next();
  await room;
  expect(isRoom).toBe(true);
  expect(events.room()).toBeUndefined();
});

test('who waits for room waits no longer than the end', async () => {
  const events = queue(0);
  events.push('a');
  const room = events.room();
  events.end();
  await room;
  expect(events.room()).toBeUndefined();
});
