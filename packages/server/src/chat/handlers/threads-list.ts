import type { Handler } from '../dispatch.ts';
import { found } from '../found.ts';
import { toWireThread } from '../wire-thread.ts';

export const threadsList: Handler<'threads.list'> = async ({ store }, query) => {
  const page = found(await store.listThreads(query));
  return { kind: 'json', body: { ...page, data: page.data.map((thread) => toWireThread(thread)) } };
};
