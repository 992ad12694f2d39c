import { type ThreadState, put } from './thread-state.ts';
import type { ThreadItem } from './wire.ts';

/** Puts an item in the place of the one with its id, beside whatever is going on. */
export function replaceKnown(state: ThreadState, item: ThreadItem): ThreadState {
  const isKnown = state.items.some(({ id }) => id === item.id);
  return isKnown ? { ...state, items: put(state.items, item) } : state;
}
