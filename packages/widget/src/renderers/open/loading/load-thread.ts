import { WidgetError } from '../../../widget-error.ts';
import { conversationStyles } from '../conversation/conversation.styles.ts';
import { spinnerStyles } from '../conversation/spinner.styles.ts';
import { loadKinds } from '../load-kinds.ts';
import { addStyles } from '../parts/add-styles.ts';
import { readThread } from '../read-event.ts';
import { array, flag, optionalText, record } from '../read-json.ts';
import { type ThreadState, withThread } from '../thread-state.ts';
import type { ThreadStore } from '../thread-store.ts';
import type { ThreadStoreOptions } from '../thread-store-options.ts';
import type { Page, Thread, ThreadItem } from '../wire.ts';
import { beginningStyles } from './beginning.styles.ts';
import { prepareToShorten } from '../long/shorten.ts';
import { loadAgain } from './load-again.ts';
import { readItems } from './read-items.ts';
import { runningTurn } from './running-turn.ts';
import { noteUnanswered, prependOlder, replaceNewest } from './pages.ts';

export { loadAgain } from './load-again.ts';
export { beginning } from './beginning.ts';
export { shorten } from '../long/shorten.ts';
export { keepPlace, toLatest } from './reading-back.ts';

addStyles(conversationStyles, spinnerStyles);
addStyles(conversationStyles, beginningStyles);

type Client = Pick<ThreadStoreOptions['client'], 'document'>;

/** `thread_not_found` when there is no such thread for this user. */
export async function getThread(client: Client, threadId: string, signal: AbortSignal): Promise<Thread> {
  const params = { thread_id: threadId };
  const thread = readThread(await client.document({ type: 'threads.get_by_id', params }, signal));
  if (thread === null) throw new WidgetError('malformed_answer');
  return thread;
}

/**
 * The newest items before `after`, or the newest of all, oldest first. Passes over pages that hold nothing, so an
 * empty answer means that there is nothing more.
 */
export async function olderItems(
  client: Client,
  { threadId, after }: { threadId: string; after: string | null },
  signal: AbortSignal,
): Promise<Page<ThreadItem>> {
  let cursor = after;
  for (;;) {
    const params = {
      thread_id: threadId,
      limit: 30,
      order: 'desc',
      ...(cursor !== null && { after: cursor }),
    } as const;
    const answer = record(await client.document({ type: 'items.list', params }, signal));
    await loadKinds(array(answer['data']));
    const data = readItems(answer['data']).toReversed();
    const next = flag(answer['has_more']) ? optionalText(answer['after']) : undefined;
    // A cursor that stands still would be asked for ever.
    if (data.length > 0 || next === undefined || next === cursor)
      return { data, has_more: next !== undefined && next !== cursor, after: next };
    cursor = next;
  }
}

/** Loads the thread's newest items; answers what puts them into a state. Fails as the requests do. */
export async function newest(
  { options: { client } }: ThreadStore,
  threadId: string,
  signal: AbortSignal,
): Promise<(state: ThreadState) => ThreadState> {
  const [thread, page] = await Promise.all([
    getThread(client, threadId, signal),
    olderItems(client, { threadId, after: null }, signal),
  ]);
  return (state) => replaceNewest(withThread(state, thread), page);
}

/** Loads the newest items of the thread that the store has open; fails as the requests do. */
export async function loadNewest(store: ThreadStore, threadId: string, signal: AbortSignal): Promise<void> {
  const { items } = store.state;
  const change = await newest(store, threadId, signal).catch((error: unknown) => {
    void loadAgain(store, error);
    throw error;
  });
  // What was said since the question is newer than the answer.
  if (signal.aborted || store.state.items !== items || store.state.responding) return;
  store.state = change(store.state);
  void store.options.client.prepare();
  void goOn(store, signal);
}

/** Goes on with what has begun in the thread, if something has. */
async function goOn(store: ThreadStore, signal: AbortSignal): Promise<void> {
  const { threadId } = store.state;
  const { state } = store;
  const join =
    store.options.client.isOurs && threadId !== null ? await runningTurn(store, threadId, signal) : null;
  // Another turn may have begun meanwhile.
  if (signal.aborted || store.isBusy) return;
  if (store.state === state && join === null) store.state = noteUnanswered(state);
  store.goOn(join);
}

/** Loads the page before the oldest item shown, if there is one and no load is under way. */
export async function loadOlder(store: ThreadStore, signal: AbortSignal): Promise<void> {
  const { threadId, older, loading } = store.state;
  if (threadId === null || older === null || loading !== null) return;
  store.state = { ...store.state, loading: 'older' };
  try {
    const items = olderItems(store.options.client, { threadId, after: older }, signal);
    const [page] = await Promise.all([items, prepareToShorten()]);
    if (!signal.aborted) store.state = prependOlder(store.state, page);
  } catch (error) {
    if (signal.aborted) return;
    store.state = { ...store.state, loading: null };
    throw store.report(error);
  }
}
