import { found } from '../found.ts';
import type { Handler } from '../handler.ts';
import { toWireThread } from '../wire-thread.ts';

/** The title is all that a client can change. */
export const threadsUpdate: Handler<'threads.update'> = async (context, { thread_id: threadId, title }) => {
  const thread = found(await context.store.renameThread(threadId, title));
  await context.signals.send({ kind: 'news', threadId });
  return { kind: 'json', body: toWireThread(thread) };
};
