import { randomBytes } from 'node:crypto';
import { ownerKey } from '../owner.ts';
import { localSignals } from './local-signals.ts';
import { memoryHandOver } from './memory-hand-over.ts';
import { memoryHostedRecords } from './memory-hosted-records.ts';
import { memoryPausedRuns } from './memory-paused-runs.ts';
import { memoryOnce } from './memory-requests.ts';
import { emptyMemory, memoryThreads } from './memory-threads.ts';
import { memoryUsage } from './memory-usage.ts';
import type { Storage } from './storage.ts';

/** Everything in this process, gone with it. */
export function memoryStorage(): Storage {
  const memory = emptyMemory();
  const ended = new Set<string>();
  const secret = randomBytes(32).toString('base64url');
  return {
    description: 'the memory of this process',
    stores: memoryThreads(memory),
    attachments: memory.attachments.stores,
    fileRemovals: memory.attachments.removals,
    requests: memoryOnce(memory.requestsOf),
    pausedRuns: memoryPausedRuns(memory),
    signals: localSignals(),
    endedSessions: { end: async (id) => void ended.add(id), has: async (id) => ended.has(id) },
    handOver: async (from, to) => memoryHandOver(memory, ownerKey(from), ownerKey(to)),
    hostedRecords: memoryHostedRecords(),
    usage: memoryUsage(),
    generatedSecret: async () => secret,
    check: async () => {},
    upkeep: async () => {},
    close: async () => {},
  };
}
