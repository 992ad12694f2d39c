import type { Handler } from '../handler.ts';
import { streamTurn } from '../run-turn.ts';
import { openTurn } from './open-turn.ts';
import { userMessage } from './user-message.ts';

export const threadsAddUserMessage: Handler<'threads.add_user_message'> = async (context, params) => {
  const item = userMessage(context, params.thread_id, params.input);
  const turn = await openTurn(context, params.thread_id, { kind: 'message', item });
  return streamTurn(context, { ...turn, prologue: [{ type: 'thread.item.done', item }] });
};
