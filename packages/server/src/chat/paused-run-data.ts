import type { PausedRuns } from './paused-runs.ts';
import type { OtherData } from './user-chats.ts';

/** The paused runs of one owner, as a part of what is kept of them. They are deleted with their threads. */
export function pausedRunData(runs: PausedRuns): OtherData {
  return {
    async *export() {
      for (const { threadId, state, expiresAt } of await runs.list())
        yield { kind: 'paused_run', threadId, state, expiresAt: expiresAt.toISOString() };
    },
    delete: async () => {},
  };
}
