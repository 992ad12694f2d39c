import { setTimeout as delay } from 'node:timers/promises';
import type { ChatContext } from '../context.ts';
import { errorEvent } from '../turns/error-event.ts';
import { settleInterrupted } from '../turns/interruption.ts';
import type { LogPart } from '../store-ports.ts';
import type { TurnLog } from '../turns/turn-log.ts';
import { untilAbortedOr } from './until-aborted-or.ts';

/** An event of a turn's log. */
export interface NumberedEvent {
  /** Serialized. */
  readonly event: string;
  /** Where to go on from: `turn_…/12`. */
  readonly id: string;
}

/** Which turn, and after which of its events. */
export interface TurnPosition {
  readonly threadId: string;
  readonly turnId: string;
  readonly after: number;
}

/** How often the log of another process's turn is read, in milliseconds. */
const pollMs = 200;
const partSize = 500;

/**
 * The events of a turn after a number, those that are still to come included, until the turn ends or the signal
 * aborts. The turn may run in any process. Ends at once when its log is gone. Returns whether it has told the turn to its end.
 */
export async function* followTurn(
  context: ChatContext,
  position: TurnPosition,
  signal: AbortSignal,
): AsyncGenerator<NumberedEvent, boolean> {
  const { threadId, turnId } = position;
  const log = context.turns.find(turnId)?.log;
  let { after } = position;
  while (!signal.aborted) {
    const part = localPart(log, after) ?? (await storedPart(context, position, after));
    if (!part) return false;
    for (const event of part.events) yield { event, id: `${turnId}/${(after += 1)}` };
    if (part.events.length > 0) continue;
    if (part.state === 'over') return true;
    if (part.state === 'interrupted') {
      await settleInterrupted(context, threadId, turnId);
      yield { event: JSON.stringify(errorEvent(null)), id: `${turnId}/${after + 1}` };
      return true;
    }
    await waitForMore(log, signal);
  }
  return false;
}

type Part = Pick<LogPart, 'events' | 'state'>;

/** What this process holds of a turn that runs here; `null` when it runs elsewhere, or that part is in the store alone. */
function localPart(log: TurnLog | undefined, after: number): Part | null {
  const events = log?.after(after);
  return log && events ? { events, state: log.isEnded ? 'over' : 'running' } : null;
}

function storedPart({ store }: ChatContext, position: TurnPosition, after: number): Promise<Part | null> {
  return store.readLog(position.threadId, position.turnId, { after, limit: partSize });
}

function waitForMore(log: TurnLog | undefined, signal: AbortSignal): Promise<void> {
  return log ? untilAbortedOr(log.changed(), signal) : pause(signal);
}

function pause(signal: AbortSignal): Promise<void> {
  return delay(pollMs, undefined, { signal }).catch(() => {});
}
