import type { HoldingTurn, PausedRunStores } from '../chat/paused-runs.ts';
import { ownerKey } from '../owner.ts';
import { answerCall } from './answer-call.ts';
import type { Memory } from './memory-threads.ts';

/** The paused runs of conversations in this process; they go where their thread goes. */
export function memoryPausedRuns({ entriesOf }: Pick<Memory, 'entriesOf'>): PausedRunStores {
  return (owner) => {
    const entries = entriesOf(ownerKey(owner));
    const held = ({ threadId, turnId }: HoldingTurn) => {
      const entry = entries.get(threadId);
      return entry?.claim?.turnId === turnId ? entry : undefined;
    };
    return {
      async keep(turn, run) {
        const entry = held(turn);
        if (entry) entry.paused = structuredClone(run);
        return entry !== undefined;
      },
      async answer(turn, answer) {
        const entry = held(turn);
        const outcome = answerCall(entry?.paused ?? null, answer);
        if (entry && outcome.state === 'waiting') entry.paused = outcome.run;
        if (entry && (outcome.state === 'complete' || outcome.state === 'expired')) entry.paused = null;
        return outcome;
      },
      async drop(turn) {
        const entry = held(turn);
        const paused = entry?.paused ?? null;
        if (entry) entry.paused = null;
        return paused;
      },
      async list() {
        return [...entries].flatMap(([threadId, { paused }]) => (paused ? [{ ...paused, threadId }] : []));
      },
    };
  };
}
