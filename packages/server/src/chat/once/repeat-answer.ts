import { ChatdockError } from '../../chatdock-error.ts';
import type { RequestType } from '../../protocol/requests.ts';
import { RepeatedRequest, type BegunByRequest } from '../../repeated-request.ts';
import type { ChatAnswer, ChatContext } from '../context.ts';
import { followTurn, type NumberedEvent } from '../follow/follow-turn.ts';
import { streamEvents } from '../follow/stream-events.ts';
import { settleInterrupted } from '../turns/interruption.ts';
import { isRejoining } from '../turns/rejoin.ts';
import { storedEvents } from './stored-events.ts';

/**
 * The answer to a request that has had its effect before: what came of that. Any other error goes on.
 *
 * @throws ChatdockError `idempotency_key_reused`, `request_in_progress`, `request_interrupted`; `not_found` when the thread is gone
 */
export async function repeatAnswer(
  context: ChatContext,
  type: RequestType,
  error: unknown,
): Promise<ChatAnswer> {
  if (!(error instanceof RepeatedRequest)) throw error;
  const { earlier, asked } = error;
  if (earlier.fingerprint !== asked.fingerprint) throw new ChatdockError('idempotency_key_reused');
  if (earlier.answer) return { kind: 'json', body: earlier.answer };
  if (earlier.turn) return turnAnswer(context, type, earlier.turn);
  throw new ChatdockError(earlier.isRunning ? 'request_in_progress' : 'request_interrupted');
}

/** A client that comes back to answers gets the events of the turn, also of one that runs; others what is stored of it. */
async function turnAnswer(
  context: ChatContext,
  type: RequestType,
  begun: BegunByRequest,
): Promise<ChatAnswer> {
  const { threadId, turnId } = begun;
  const turn = await context.store.turnOf(threadId);
  if (turn === undefined) throw new ChatdockError('not_found');
  const state = turn?.id === turnId ? turn.state : 'over';
  if (state === 'interrupted') await settleInterrupted(context, threadId, turnId);
  const comesBack = isRejoining(context.request);
  if (state === 'running' && !comesBack) throw new ChatdockError('request_in_progress');
  return streamEvents(context, (signal) =>
    comesBack ? loggedEvents(context, { type, begun }, signal) : storedEvents(context, type, begun),
  );
}

/** The log of the turn, to its end. It can be gone, go away meanwhile, or never have been: then what is stored. */
async function* loggedEvents(
  context: ChatContext,
  { type, begun }: { type: RequestType; begun: BegunByRequest },
  signal: AbortSignal,
): AsyncGenerator<NumberedEvent | string> {
  const { threadId, turnId } = begun;
  const log = followTurn(context, { threadId, turnId, after: 0 }, signal);
  const first = await log.next();
  // An error alone is all there is to follow of a turn whose process died before it saved how the turn began.
  if (!first.done && !isErrorEvent(first.value)) {
    yield first.value;
    if (yield* log) return;
  }
  if (!signal.aborted) yield* storedEvents(context, type, begun);
}

function isErrorEvent({ event }: NumberedEvent): boolean {
  return event.startsWith('{"type":"error"');
}
