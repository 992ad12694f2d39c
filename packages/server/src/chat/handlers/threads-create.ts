import type { ThreadMetadata } from '../../protocol/threads.ts';
import type { Handler } from '../handler.ts';
import { streamTurn } from '../run-turn.ts';
import { toWireThread } from '../wire-thread.ts';
import { userMessage } from './user-message.ts';

export const threadsCreate: Handler<'threads.create'> = async (context, { input }) => {
  context.turns.assertOpen();
  const thread: ThreadMetadata = {
    id: context.newId('thread'),
    created_at: context.now().toISOString(),
    status: { type: 'active' },
    metadata: {},
  };
  const message = userMessage(context, thread.id, input);
  const id = context.newId('turn');
  await context.store.createThread(thread, message, id);
  return streamTurn(context, {
    id,
    thread,
    message,
    prologue: [
      { type: 'thread.created', thread: toWireThread(thread) },
      { type: 'thread.item.done', item: message },
    ],
  });
};
