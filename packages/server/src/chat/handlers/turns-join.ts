import { ChatdockError } from '../../chatdock-error.ts';
import type { ChatAnswer, ChatContext } from '../context.ts';
import { followTurn, type TurnPosition } from '../follow/follow-turn.ts';
import { streamEvents } from '../follow/stream-events.ts';
import { found } from '../found.ts';
import type { Handler } from '../handler.ts';
import { settleInterrupted } from '../turns/interruption.ts';

/** A turn from the event that the client saw last, or the running one from its beginning. */
export const turnsJoin: Handler<'chatdock.turns.join'> = async (context, { thread_id: threadId, after }) => {
  const position =
    after === undefined ? await runningTurn(context, threadId) : await seenTurn(context, threadId, after);
  if (!position) return nothing;
  return streamEvents(context, (signal) => followTurn(context, position, signal));
};

/** Nothing runs: what there is to see is in the thread. */
const nothing: ChatAnswer = { kind: 'stream', run: async () => {} };

async function runningTurn(context: ChatContext, threadId: string): Promise<TurnPosition | null> {
  const turn = await context.store.turnOf(threadId);
  if (turn === undefined) throw new ChatdockError('not_found');
  if (turn?.state === 'interrupted') await settleInterrupted(context, threadId, turn.id);
  return turn?.state === 'running' ? { threadId, turnId: turn.id, after: 0 } : null;
}

async function seenTurn({ store }: ChatContext, threadId: string, id: string): Promise<TurnPosition> {
  const [turnId = '', number = ''] = id.split('/');
  if (!/^\d{1,9}$/u.test(number)) {
    throw new ChatdockError('invalid_request', { message: 'params.after: is not the id of an event.' });
  }
  const after = Number(number);
  found(await store.readLog(threadId, turnId, { after, limit: 1 }));
  return { threadId, turnId, after };
}
