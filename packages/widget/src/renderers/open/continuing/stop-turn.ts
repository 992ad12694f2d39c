import { sleep } from '../../../abortable.ts';
import type { ThreadStore } from '../thread-store.ts';

/** How often, and for how many milliseconds, it is looked whether a thread that is being made has its name. */
const [pause, most] = [50, 3000] as const;

/**
 * Has the server end the running turn, which goes on there when its connection closes. Resolves once that has been asked for, when
 * the stream can be left.
 */
export async function stopTurn(store: ThreadStore): Promise<void> {
  const { signal } = store;
  for (let waited = 0; isNameless(store) && waited < most; waited += pause)
    // oxlint-disable-next-line no-await-in-loop -- until it has one
    await sleep(pause, signal);
  const { threadId } = store.state;
  if (threadId === null) return;
  const params = { thread_id: threadId };
  // Where this does not arrive the answer comes to its end, and is there when the thread is loaded again.
  store.options.client.document({ type: 'chatdock.turns.stop', params }, signal).catch(() => {});
}

function isNameless({ state: { threadId, responding } }: ThreadStore): boolean {
  return threadId === null && responding;
}
