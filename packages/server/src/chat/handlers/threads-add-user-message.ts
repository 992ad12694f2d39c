import type { Handler } from '../handler.ts';
import { assertUserMayAdd } from '../thread-status.ts';
import { openTurn, openTurnWith } from '../turns/open-turn.ts';
import { streamTurn } from '../turns/turn-run.ts';
import { toWireItem } from '../wire-thread.ts';
import { makeUserMessage, putUserMessage } from './user-message.ts';

export const threadsAddUserMessage: Handler<'threads.add_user_message'> = async (context, params) => {
  const { thread_id: threadId, input } = params;
  await context.attachments?.prepare(input.attachments);
  const turn =
    input.attachments.length === 0
      ? await openTurnWith(context, threadId, () => makeUserMessage(context, threadId, input))
      : await openTurn(context, threadId, async (draft) => {
          assertUserMayAdd(draft.thread);
          return putUserMessage(context, draft, input);
        });
  return streamTurn(context, {
    ...turn,
    cause: 'message',
    message: turn.begun,
    prologue: [{ type: 'thread.item.done', item: toWireItem(turn.begun, context.attachments) }],
  });
};
