import type { Database } from '@chatdock/mcp-tasks/database';
import type { ThreadStore, ThreadStores } from '../../src/chat/store-ports.ts';
import type { Page } from '../../src/protocol/index.ts';
import { emptyMemory, memoryThreads } from '../../src/store/memory-threads.ts';
import { postgresPresence } from '../../src/store/postgres-presence.ts';
import { postgresThreads } from '../../src/store/postgres-threads.ts';
import { logLines } from './log-lines.ts';
import { buildMessage, buildThread } from './thread-builders.ts';

export const ada = { issuer: 'https://issuer.example', subject: 'ada' };
export const bob = { issuer: 'https://issuer.example', subject: 'bob' };

/** Stores over one memory or database, as several processes see them. */
export interface StoreWorld {
  /** As this process sees them. */
  readonly here: ThreadStores;
  /** As a process sees them that is going to die. */
  mortal(): Promise<{ readonly stores: ThreadStores; readonly die: () => Promise<void> }>;
}

export function memoryWorld(): StoreWorld {
  const memory = emptyMemory();
  let count = 0;
  return {
    here: memoryThreads(memory),
    async mortal() {
      const id = `prc_${(count += 1)}`;
      return { stores: memoryThreads(memory, id), die: async () => void memory.alive.delete(id) };
    },
  };
}

export async function databaseWorld(database: Database): Promise<StoreWorld> {
  // Processes of PGlite are alone; for tests they share.
  const shared: Database = { ...database, kind: 'postgres', query: database.query.bind(database) };
  const presence = () => postgresPresence(shared, { logger: logLines(), isBusy: () => true });
  return {
    here: postgresThreads(database, await presence()),
    async mortal() {
      const mortal = await presence();
      return { stores: postgresThreads(database, mortal), die: () => mortal.leave() };
    },
  };
}

/** A thread with a first message, still claimed by its first turn. */
export async function seed(store: ThreadStore, fields = {}) {
  const thread = buildThread(fields);
  const message = buildMessage(thread.id);
  await store.createThread(thread, 'turn_seed', (draft) => draft.put(message));
  const writer = store.turnWriter(thread.id, 'turn_seed');
  return { thread, message, writer, threadId: thread.id };
}

/** All rows of a list, page by page. */
export async function readAll<Row>(
  read: (after: string | undefined) => Promise<Page<Row> | null | undefined>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await read(after);
    if (!page) throw new Error('The cursor of the page before is unknown.');
    rows.push(...page.data);
    if (!page.has_more) return rows;
    after = page.after;
  }
}
