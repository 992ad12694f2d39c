import type { Handler } from '../handler.ts';
import { streamTurn } from '../run-turn.ts';
import { openTurn } from './open-turn.ts';

/** The client drops what came after the message by itself, so the stream says nothing of it. */
export const threadsRetryAfterItem: Handler<'threads.retry_after_item'> = async (context, params) => {
  const turn = await openTurn(context, params.thread_id, { kind: 'retry', itemId: params.item_id });
  return streamTurn(context, { ...turn, prologue: [] });
};
