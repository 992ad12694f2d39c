import { ChatdockError } from '../../chatdock-error.ts';
import type { Handler } from '../handler.ts';

/** Ends the running turn, wherever it runs; it is over within a second. */
export const turnsStop: Handler<'chatdock.turns.stop'> = async (
  { store, signals },
  { thread_id: threadId },
) => {
  const turn = await store.turnOf(threadId);
  if (turn === undefined) throw new ChatdockError('not_found');
  const isRunning = turn?.state === 'running';
  if (isRunning) await signals.send({ kind: 'stop', threadId, turnId: turn.id });
  return { kind: 'json', body: { stopped: isRunning } };
};
