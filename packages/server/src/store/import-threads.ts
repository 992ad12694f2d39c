import { checkOwner, withOwner, type Database, type Queryable } from '@chatdock/mcp-tasks/database';
import { ownerKey, type Owner } from '../owner.ts';
import type { ThreadItem } from '../protocol/items.ts';
import type { ThreadMetadata } from '../protocol/threads.ts';
import { addItem, selectNewestItems } from './item-queries.ts';
import { insertThread, selectThread } from './thread-queries.ts';

/** A conversation that was had elsewhere, whole. */
export interface ImportedThread {
  readonly thread: ThreadMetadata;
  /** Oldest first. */
  readonly items: readonly ThreadItem[];
}

/** What came of an import: the thread is new, has got what was missing, was there already, or has gone on here, and stays as it is. */
export type ImportOutcome = 'new' | 'more' | 'same' | 'gone_on';

/** Conversations from elsewhere, under the ids that they had there. Each goes in as a whole or not at all; twice is as once. */
export interface ThreadImport {
  has(owner: Owner, threadId: string): Promise<boolean>;
  put(owner: Owner, imported: ImportedThread): Promise<ImportOutcome>;
  /** How many of these threads there are, and how many items are in them. */
  count(owner: Owner, threadIds: readonly string[]): Promise<{ threads: number; items: number }>;
}

/** More than a thread has. */
const allItems = 1_000_000;

/** Imports into Postgres (or PGlite), after the migrations of the schema `chatdock`. */
export function threadImport(database: Database): ThreadImport {
  const within = <Result>(owner: Owner, run: (tx: Queryable, key: string) => Promise<Result>) => {
    const key = ownerKey(owner);
    checkOwner(key);
    return withOwner(database, key, (tx) => run(tx, key));
  };
  return {
    has: (owner, id) => within(owner, async (tx, key) => (await selectThread(tx, key, id)) !== undefined),
    put: (owner, imported) => within(owner, (tx, key) => putThread(tx, key, imported)),
    count: (owner, ids) => within(owner, (tx, key) => countThreads(tx, key, ids)),
  };
}

async function putThread(
  tx: Queryable,
  owner: string,
  { thread, items }: ImportedThread,
): Promise<ImportOutcome> {
  const key = { owner, threadId: thread.id };
  const isThere = (await selectThread(tx, owner, thread.id)) !== undefined;
  const there = isThere ? await selectNewestItems(tx, key, allItems) : [];
  const known = new Set(there.map(({ body }) => idOf(body)));
  const theirs = new Set(items.map(({ id }) => id));
  if ([...known].some((id) => !theirs.has(id))) return 'gone_on';
  if (!isThere) await insertThread(tx, owner, thread);
  const missing = items.filter(({ id }) => !known.has(id));
  for (const item of missing) await addItem(tx, key, item);
  if (!isThere) return 'new';
  return missing.length > 0 ? 'more' : 'same';
}

function idOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : '';
}

async function countThreads(
  tx: Queryable,
  owner: string,
  ids: readonly string[],
): Promise<{ threads: number; items: number }> {
  const { rows } = await tx.query<{ threads: number; items: number }>({
    name: 'chatdock.count_imported',
    text: `select (select count(*)::integer from chatdock.threads where owner = $1 and id = any($2)) as threads,
                  (select count(*)::integer from chatdock.thread_items where owner = $1 and thread_id = any($2)) as items`,
    values: [owner, ids],
  });
  return rows[0] ?? { threads: 0, items: 0 };
}
