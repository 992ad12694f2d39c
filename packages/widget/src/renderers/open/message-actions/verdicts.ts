import type { ThreadStore } from '../thread-store.ts';
import type { Verdict } from '../wire.ts';

const given = new WeakMap<ThreadStore, Map<string, Verdict>>();

/** What a person has said of answers, by the item's id; kept while the chat is there, for servers do not tell it. */
export function verdictsOf(store: ThreadStore): Map<string, Verdict> {
  const known = given.get(store) ?? new Map<string, Verdict>();
  given.set(store, known);
  return known;
}
