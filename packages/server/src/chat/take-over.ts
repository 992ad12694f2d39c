import { setTimeout as sleep } from 'node:timers/promises';
import { errorFields } from '../error-fields.ts';
import { isVisitor, type Owner } from '../owner.ts';
import type { Logger } from './ports.ts';
import type { BusyThread, Signals } from './store-ports.ts';

/** What taking over works with. */
export interface TakeOverParts {
  /** Gives `to` everything of `from` that no turn holds, in one step; resolves to the threads that one holds. */
  readonly handOver: (from: Owner, to: Owner) => Promise<readonly BusyThread[]>;
  readonly signals: Pick<Signals, 'send'>;
  readonly logger: Logger;
}

/** How long answers to a visitor may take to end once they are stopped, in milliseconds: whoever signs in waits for it. */
const patienceMs = 3_000;
const pauseMs = 100;

/**
 * Gives a user what they had as a visitor. Answers that are still being given are stopped first, as the user could do: what was
 * said is kept, and comes along. Resolves to whether nothing is left with the visitor; if something is, it can be tried
 * again. Never rejects: a user who cannot take over a conversation can have one all the same.
 *
 * @throws TypeError for anyone but a visitor and a user: what users have stays theirs.
 */
export async function takeOver(
  { handOver, signals, logger }: TakeOverParts,
  visitor: Owner,
  user: Owner,
): Promise<boolean> {
  if (!isVisitor(visitor) || isVisitor(user))
    throw new TypeError('Only what visitors have can be taken over.');
  const deadline = performance.now() + patienceMs;
  const stop = stopOnce(signals);
  try {
    for (;;) {
      const busy = await handOver(visitor, user);
      if (busy.length === 0) return true;
      if (performance.now() > deadline) return false;
      for (const thread of busy) await stop(thread);
      await sleep(pauseMs);
    }
  } catch (error) {
    logger.error(errorFields(error), 'what a visitor had could not be given to the user they signed in as');
    return false;
  }
}

/** Tells each turn once that it is to end, wherever it runs. */
function stopOnce(signals: TakeOverParts['signals']): (thread: BusyThread) => Promise<void> {
  const stopped = new Set<string>();
  return async ({ threadId, turnId }) => {
    if (stopped.has(turnId)) return;
    stopped.add(turnId);
    await signals.send({ kind: 'stop', threadId, turnId });
  };
}
