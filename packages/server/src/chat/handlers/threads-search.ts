import { found } from '../found.ts';
import type { Handler } from '../handler.ts';
import { toWireThread } from '../wire-thread.ts';

export const threadsSearch: Handler<'chatdock.threads.search'> = async ({ store }, search) => {
  const page = found(await store.searchThreads(search));
  return { kind: 'json', body: { ...page, data: page.data.map((thread) => toWireThread(thread)) } };
};
