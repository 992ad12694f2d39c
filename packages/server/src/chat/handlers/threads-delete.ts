import { ChatdockError } from '../../chatdock-error.ts';
import type { Handler } from '../handler.ts';

/** A turn that is answering in the thread notices at its next write and ends. */
export const threadsDelete: Handler<'threads.delete'> = async ({ store }, { thread_id: id }) => {
  if (!(await store.deleteThread(id))) throw new ChatdockError('not_found');
  return { kind: 'json', body: {} };
};
