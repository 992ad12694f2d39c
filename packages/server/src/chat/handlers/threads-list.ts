import type { Handler } from '../handler.ts';
import { found } from '../found.ts';
import { toWireThread } from '../wire-thread.ts';

export const threadsList: Handler<'threads.list'> = async ({ store }, query) => {
  const page = found(await store.listThreads(query));
  return { kind: 'json', body: { ...page, data: page.data.map((thread) => toWireThread(thread)) } };
};
