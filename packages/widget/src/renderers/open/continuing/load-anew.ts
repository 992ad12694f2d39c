import type { ThreadStore } from '../thread-store.ts';

/** What became of a turn that is over and no longer kept is in the thread. Fails as its requests do. */
export async function loadAnew(store: ThreadStore, signal: AbortSignal): Promise<void> {
  const { threadId } = store.state;
  if (threadId === null) return;
  const { newest } = await import('../loading/load-thread.ts');
  const state = await newest(store, threadId, signal);
  // The server had the message: it has begun to answer it.
  if (!signal.aborted) store.state = { ...state(store.state), outgoing: null };
}
