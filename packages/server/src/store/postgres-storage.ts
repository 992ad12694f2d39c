import type { Database } from '@chatdock/mcp-tasks/database';
import type { Logger } from '../chat/ports.ts';
import { ownerKey } from '../owner.ts';
import { generatedSecret } from './generated-secret.ts';
import { handOver } from './hand-over.ts';
import { migrateChats } from './migrate-chats.ts';
import { postgresAttachments } from './postgres-attachments.ts';
import { postgresEndedSessions } from './postgres-ended-sessions.ts';
import { postgresFileRemovals } from './postgres-file-removals.ts';
import { postgresHostedRecords } from './postgres-hosted-records.ts';
import { postgresPausedRuns } from './postgres-paused-runs.ts';
import { postgresPresence } from './postgres-presence.ts';
import { postgresRequests } from './postgres-requests.ts';
import { postgresSignals } from './postgres-signals.ts';
import { postgresThreads } from './postgres-threads.ts';
import { postgresUsage } from './postgres-usage.ts';
import type { Storage } from './storage.ts';
import { runUpkeep } from './upkeep.ts';

export interface PostgresStorageOptions {
  readonly logger: Logger;
  /** Whether turns are open in this process. */
  readonly isBusy: () => boolean;
  /** Threads to which nothing was added for so many days are deleted; `undefined` keeps them. */
  readonly retentionDays: number | undefined;
}

/** The tables of the schema `chatdock`, brought up to date. */
export async function postgresStorage(
  database: Database,
  { logger, isBusy, retentionDays }: PostgresStorageOptions,
): Promise<Storage> {
  await migrateChats(database);
  const presence = await postgresPresence(database, { logger, isBusy });
  // The server itself listens; whoever else does has a client that waits for news.
  const signals = postgresSignals(database, { logger, isBusy: (listeners) => isBusy() || listeners > 1 });
  return {
    description: database.description,
    stores: postgresThreads(database, presence),
    requests: postgresRequests(database, presence),
    pausedRuns: postgresPausedRuns(database),
    signals,
    endedSessions: postgresEndedSessions(database),
    hostedRecords: postgresHostedRecords(database),
    usage: postgresUsage(database),
    attachments: postgresAttachments(database),
    fileRemovals: postgresFileRemovals(database),
    handOver: (from, to, along) =>
      handOver(database, { from: ownerKey(from), to: ownerKey(to), here: presence.processId, along }),
    generatedSecret: () => generatedSecret(database),
    check: async () => void (await database.query('select 1')),
    upkeep: () => runUpkeep(database, { retentionDays }),
    async close() {
      signals.close();
      await presence.leave();
    },
  };
}
