import { expect } from 'vitest';
import type { AnsweringTurn } from '../../../src/index.ts';
import { applyItemUpdate, threadStreamEventSchema } from '../../../src/protocol/index.ts';
import type { ThreadItem, ThreadStreamEvent } from '../../../src/protocol/index.ts';
import { buildThread } from '../../support/thread-builders.ts';

/** A turn whose ids count and whose clock stands still until it is `later`. */
export function fixedTurn(): AnsweringTurn & { later(milliseconds: number): void } {
  let ids = 0;
  let time = Date.parse('2026-02-03T10:00:00.000Z');
  return {
    id: 'turn_1',
    thread: buildThread({ id: 'thr_1' }),
    newId: (kind) => `${kind}_${(ids += 1)}`,
    now: () => new Date(time),
    later: (milliseconds) => void (time += milliseconds),
  };
}

export async function collect(
  events: AsyncIterable<ThreadStreamEvent> | Iterable<ThreadStreamEvent>,
): Promise<ThreadStreamEvent[]> {
  const all: ThreadStreamEvent[] = [];
  // As they were when they came: whoever changes an event later must not change what was sent.
  for await (const event of events) all.push(structuredClone(event));
  return all;
}

/**
 * What a client sees at the end, having followed every event. Fails for an event that is not of the protocol as it
 * stands, or that is about an item which was not announced.
 */
export function followed(events: readonly ThreadStreamEvent[]): ThreadItem[] {
  const items = new Map<string, ThreadItem>();
  for (const event of events) {
    expect(threadStreamEventSchema.parse(event)).toEqual(event);
    if (event.type === 'thread.item.added' || event.type === 'thread.item.done')
      items.set(event.item.id, structuredClone(event.item));
    if (event.type === 'thread.item.removed') items.delete(event.item_id);
    if (event.type === 'thread.item.updated') {
      const item = items.get(event.item_id);
      if (!item) throw new Error('An update came for an item that was not announced.');
      applyItemUpdate(item, event.update);
    }
  }
  return [...items.values()];
}
