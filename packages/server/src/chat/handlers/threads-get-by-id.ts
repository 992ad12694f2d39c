import { defaultPageSize } from '../../protocol/request-shape.ts';
import { found } from '../found.ts';
import type { Handler } from '../handler.ts';
import { settledItems } from '../turns/settled-items.ts';
import { toWirePage, toWireThread } from '../wire-thread.ts';

/** The thread with its oldest items; a long thread's newest come from `items.list`. */
export const threadsGetById: Handler<'threads.get_by_id'> = async (context, { thread_id: id }) => {
  const page = found(await settledItems(context, id, { limit: defaultPageSize, order: 'asc' }));
  const thread = found(await context.store.loadThread(id));
  return { kind: 'json', body: toWireThread(thread, toWirePage(page, context.attachments)) };
};
