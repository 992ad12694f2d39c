import { ChatdockError } from '../../chatdock-error.ts';
import type { Handler } from '../handler.ts';

/** Without a hook there is nothing to do, but what is someone else's is still not found. */
export const itemsFeedback: Handler<'items.feedback'> = async ({ store, hooks, owner }, params) => {
  const { thread_id: threadId, item_ids: itemIds, kind } = params;
  const items = await store.loadItems(threadId, itemIds);
  if (items.length < new Set(itemIds).size || !(await store.loadThread(threadId)))
    throw new ChatdockError('not_found');
  await hooks.feedback?.({ owner, threadId, itemIds, kind });
  return { kind: 'json', body: {} };
};
