import { defaultPageSize } from '../../protocol/requests.ts';
import type { Handler } from '../handler.ts';
import { found } from '../found.ts';
import { toWireThread } from '../wire-thread.ts';

/** The thread with its oldest items; a long thread's newest come from `items.list`. */
export const threadsGetById: Handler<'threads.get_by_id'> = async ({ store }, { thread_id: id }) => {
  const thread = found(await store.loadThread(id));
  const items = found(await store.listItems(id, { limit: defaultPageSize, order: 'asc' }));
  return { kind: 'json', body: toWireThread(thread, items) };
};
