import { checkOwner, withOwner, type Database } from '@chatdock/mcp-tasks/database';
import type { PausedRuns, PausedRunStores } from '../chat/paused-runs.ts';
import { ownerKey } from '../owner.ts';
import { answerCall } from './answer-call.ts';
import {
  callDropPausedRun,
  deletePausedRun,
  lockPausedRun,
  putPausedRun,
  selectPausedRuns,
  updateCalls,
} from './paused-run-queries.ts';

/**
 * Paused runs in Postgres (or PGlite), after `migrate` ran on the schema `chatdock`. Every operation is one transaction, as the
 * role that row-level security binds to the owner.
 */
export function postgresPausedRuns(database: Database): PausedRunStores {
  return (owner) => runsOf(database, ownerKey(owner));
}

function runsOf(database: Database, owner: string): PausedRuns {
  checkOwner(owner);
  return {
    keep: (turn, run) => withOwner(database, owner, (tx) => putPausedRun(tx, { owner, ...turn }, run)),
    answer: (turn, answer) =>
      withOwner(database, owner, async (tx) => {
        const key = { owner, ...turn };
        const outcome = answerCall(await lockPausedRun(tx, key), answer);
        if (outcome.state === 'waiting') await updateCalls(tx, key, outcome.run);
        if (outcome.state === 'complete' || outcome.state === 'expired') await deletePausedRun(tx, key);
        return outcome;
      }),
    drop: (turn) => callDropPausedRun(database, { owner, ...turn }),
    list: () => withOwner(database, owner, (tx) => selectPausedRuns(tx, owner)),
  };
}
