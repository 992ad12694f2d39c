import { expect } from 'vitest';
import type { Page, Thread, ThreadItem } from '../../../src/protocol/index.ts';
import type { ChatClient } from '../../support/chat-client.ts';
import { announcedItems, type RecordedTurn } from './recorded-turn.ts';

/** The thread loads, in both ways that clients load it; its visible items, oldest first. */
export async function loadThread(user: ChatClient, threadId: string): Promise<ThreadItem[]> {
  const thread = await user.thread(threadId);
  const items = await user.items(threadId);
  // What a dead process left may be settled between the two.
  expect(thread.items.data).toEqual(items.slice(0, thread.items.data.length));
  return items;
}

/** The ids of all threads of a user. */
export async function threadIds(user: ChatClient): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page: Page<Thread> = await user.ask('threads.list', { limit: 100, after: after ?? null });
    ids.push(...page.data.map(({ id }) => id));
    after = page.after;
  } while (after !== undefined);
  return ids;
}

/** What was announced is there: each item once, byte by byte, in the order of the announcements; nothing is there twice. */
export function expectAnnounced(items: readonly ThreadItem[], turn: RecordedTurn): void {
  const announced = announcedItems(turn);
  const ids = items.map(({ id }) => id);
  expect(new Set(ids).size, 'items that are there twice').toBe(ids.length);
  const kept = items.filter(({ id }) => announced.some((item) => item.id === id));
  expect(kept.map(canonical)).toEqual(announced.map(canonical));
}

/** As text, whatever the order of its keys. */
function canonical(item: ThreadItem): string {
  return JSON.stringify(item, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)));
  });
}

/**
 * What was said of an answer that was not finished is kept, but for the last second of it, and is what was said. Answers
 * how much text had to be kept.
 */
export function expectPartialText(items: readonly ThreadItem[], turn: RecordedTurn, until: number): number {
  let characters = 0;
  const done = new Set(announcedItems(turn).map(({ id }) => id));
  const begun = turn.received.flatMap(({ event }) =>
    event.type === 'thread.item.added' ? [event.item.id] : [],
  );
  for (const id of begun.filter((begunId) => !done.has(begunId))) {
    const stored = items.find((item) => item.id === id);
    const text = stored?.type === 'assistant_message' ? stored.content.map((part) => part.text).join('') : '';
    const said = saidUntil(turn, id, until);
    expect(text, 'kept text').toContain(said);
    characters += said.length;
    const isWhatWasSaid = turn.long.texts.some((whole) => whole.startsWith(text));
    expect(isWhatWasSaid, `kept text is what was said: ${text}`).toBe(true);
  }
  return characters;
}

function saidUntil({ received }: RecordedTurn, itemId: string, until: number): string {
  const pieces = received.map(({ event, at }) => {
    if (at > until || event.type !== 'thread.item.updated' || event.item_id !== itemId) return '';
    return event.update.type === 'assistant_message.content_part.text_delta' ? event.update.delta : '';
  });
  return pieces.join('');
}
