import type { ThreadMetadata } from '../../protocol/threads.ts';
import type { Handler } from '../handler.ts';
import { createThread, createThreadWith } from '../turns/open-turn.ts';
import { streamTurn } from '../turns/turn-run.ts';
import { toWireItem, toWireThread } from '../wire-thread.ts';
import { makeUserMessage, putUserMessage } from './user-message.ts';

export const threadsCreate: Handler<'threads.create'> = async (context, { input }) => {
  await context.attachments?.prepare(input.attachments);
  const thread: ThreadMetadata = {
    id: context.newId('thread'),
    created_at: context.now().toISOString(),
    status: { type: 'active' },
    metadata: {},
  };
  const turn =
    input.attachments.length === 0
      ? await createThreadWith(context, thread, makeUserMessage(context, thread.id, input))
      : await createThread(context, thread, (draft) => putUserMessage(context, draft, input));
  return streamTurn(context, {
    ...turn,
    cause: 'message',
    message: turn.begun,
    prologue: [
      { type: 'thread.created', thread: toWireThread(thread) },
      { type: 'thread.item.done', item: toWireItem(turn.begun, context.attachments) },
    ],
  });
};
