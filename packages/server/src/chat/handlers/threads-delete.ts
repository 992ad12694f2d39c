import { ChatdockError } from '../../chatdock-error.ts';
import type { Handler } from '../handler.ts';

/** A turn that is answering in the thread ends, wherever it runs. */
export const threadsDelete: Handler<'threads.delete'> = async (
  { store, signals, attachments },
  { thread_id: threadId },
) => {
  if (!(await store.deleteThread(threadId))) throw new ChatdockError('not_found');
  await signals.send({ kind: 'deleted', threadId });
  void attachments?.clear();
  return { kind: 'json', body: {} };
};
