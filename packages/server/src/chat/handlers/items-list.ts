import type { Handler } from '../handler.ts';
import { found } from '../found.ts';
import { withoutHidden } from '../wire-thread.ts';

export const itemsList: Handler<'items.list'> = async ({ store }, { thread_id: id, ...query }) => ({
  kind: 'json',
  body: withoutHidden(found(await store.listItems(id, query))),
});
