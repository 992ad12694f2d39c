import type { ThreadState } from '../thread-state.ts';
import type { Page, ThreadItem } from '../wire.ts';
import { unansweredTexts } from './unanswered-texts.ts';

/** Puts an older page before what is there. */
export function prependOlder(state: ThreadState, page: Page<ThreadItem>): ThreadState {
  const known = new Set(state.items.map(({ id }) => id));
  const items = [...page.data.filter(({ id }) => !known.has(id)), ...state.items];
  return { ...state, items, older: page.after ?? null, loading: null };
}

/** The newest page anew. Older items stay when the page joins on to them. */
export function replaceNewest(state: ThreadState, page: Page<ThreadItem>): ThreadState {
  const joint = state.items.findIndex(({ id }) => id === page.data[0]?.id);
  const kept = joint > 0 ? state.items.slice(0, joint) : [];
  return {
    ...state,
    items: [...kept, ...page.data],
    older: joint > 0 ? state.older : (page.after ?? null),
    loading: null,
  };
}

/**
 * A conversation that was loaded and ends with the user's message: a crash or a stop kept the answer away, or another
 * page is still getting it. Either way it can be asked for.
 */
export function noteUnanswered(state: ThreadState): ThreadState {
  if (state.failure !== null || state.items.at(-1)?.type !== 'user_message') return state;
  const message = unansweredTexts.unanswered;
  return { ...state, failure: { code: 'connection_lost', message, retry: 'answer' } };
}
