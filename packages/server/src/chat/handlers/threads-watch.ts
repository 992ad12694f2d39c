import { streamEvents } from '../follow/stream-events.ts';
import { watchThread } from '../follow/watch-thread.ts';
import { found } from '../found.ts';
import type { Handler } from '../handler.ts';

/** A watch ends by itself after this long, in milliseconds: whoever goes on watching shows a client secret that is still good. */
const longestMs = 600_000;

export const threadsWatch: Handler<'chatdock.threads.watch'> = async (context, { thread_id: id }) => {
  const thread = found(await context.store.loadThread(id));
  const listing = found(await context.store.listItems(id, { limit: 1, order: 'desc' }));
  return streamEvents(
    context,
    (signal) =>
      watchThread(context, { thread, listing }, AbortSignal.any([signal, AbortSignal.timeout(longestMs)])),
    { isEndless: true },
  );
};
