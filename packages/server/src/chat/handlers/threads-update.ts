import type { Handler } from '../handler.ts';
import { found } from '../found.ts';
import { toWireThread } from '../wire-thread.ts';

/** The title is all that a client can change. */
export const threadsUpdate: Handler<'threads.update'> = async ({ store }, { thread_id: id, title }) => ({
  kind: 'json',
  body: toWireThread(found(await store.renameThread(id, title))),
});
