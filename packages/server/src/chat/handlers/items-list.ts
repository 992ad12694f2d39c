import { found } from '../found.ts';
import type { Handler } from '../handler.ts';
import { settledItems } from '../turns/settled-items.ts';
import { toWirePage } from '../wire-thread.ts';

export const itemsList: Handler<'items.list'> = async (context, { thread_id: id, ...query }) => {
  const page = found(await settledItems(context, id, query));
  return { kind: 'json', body: toWirePage(page, context.attachments) };
};
