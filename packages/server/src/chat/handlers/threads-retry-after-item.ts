import { ChatdockError } from '../../chatdock-error.ts';
import { found } from '../found.ts';
import type { Handler } from '../handler.ts';
import { assertUserMayAdd } from '../thread-status.ts';
import { openTurn } from '../turns/open-turn.ts';
import { streamTurn } from '../turns/turn-run.ts';

/** The client drops what came after the message by itself, so the stream says nothing of it. */
export const threadsRetryAfterItem: Handler<'threads.retry_after_item'> = async (context, params) => {
  const turn = await openTurn(context, params.thread_id, async (draft) => {
    assertUserMayAdd(draft.thread);
    const message = found(await draft.item(params.item_id));
    if (message.type !== 'user_message') {
      throw new ChatdockError('invalid_request', {
        message: 'params.item_id: is not a message of the user.',
      });
    }
    await draft.removeAfter(message.id);
    return message;
  });
  return streamTurn(context, {
    ...turn,
    cause: 'retry',
    message: turn.begun,
  });
};
