import { withOwner, type Database, type Queryable } from '@chatdock/mcp-tasks/database';
import type { ThreadStore, ThreadStores, TurnOpening, TurnStart, TurnWriter } from '../chat/ports.ts';
import { ownerKey } from '../owner.ts';
import { deleteItemsAfter, selectItem, selectItems } from './item-queries.ts';
import { toItem, toPage, toThread, toUserMessage } from './rows.ts';
import { deleteThread, insertThread, selectThread, selectThreads, updateTitle } from './thread-queries.ts';
import {
  changeThread,
  claimThread,
  putItem,
  releaseClaim,
  removeItem,
  renewClaim,
  type ClaimKey,
} from './turn-queries.ts';

/** How long a crash blocks a thread, in milliseconds. A living turn renews its claim three times as often. */
const defaultLeaseMs = 6_000;

/**
 * Conversations in Postgres (or PGlite), after `migrate` ran on the schema `chatdock`. Every operation is one
 * transaction, as the role that row-level security binds to the owner.
 */
export function postgresThreads(database: Database, leaseMs = defaultLeaseMs): ThreadStores {
  return (owner) => storeOf({ database, owner: ownerKey(owner), leaseMs });
}

interface Scope {
  readonly database: Database;
  readonly owner: string;
  readonly leaseMs: number;
}

function storeOf(scope: Scope): ThreadStore {
  const { owner, leaseMs } = scope;
  const inOwner = <T>(run: (tx: Queryable) => Promise<T>) => withOwner(scope.database, owner, run);
  return {
    createThread: (thread, message, turnId) =>
      inOwner(async (tx) => {
        const key = { owner, threadId: thread.id, turnId };
        await insertThread(tx, owner, thread);
        await claimThread(tx, key, leaseMs);
        await putItem(tx, key, message);
      }),
    openTurn: (threadId, turnId, start) =>
      inOwner((tx) => openTurn(tx, { key: { owner, threadId, turnId }, leaseMs, start })),
    turnWriter: (threadId, turnId) => writerOf(scope, { owner, threadId, turnId }),
    loadThread: async (threadId) => {
      const row = await inOwner((tx) => selectThread(tx, owner, threadId));
      return row ? toThread(row) : null;
    },
    listThreads: (query) =>
      inOwner(async (tx) => {
        const last = query.after === undefined ? null : await selectThread(tx, owner, query.after);
        if (last === undefined) return null;
        const rows = await selectThreads(tx, owner, { query, cursor: last?.cursor ?? null });
        return toPage(rows.map(toThread), query.limit);
      }),
    listItems: (threadId, query) =>
      inOwner(async (tx) => {
        const key = { owner, threadId };
        const last = query.after === undefined ? null : await selectItem(tx, key, query.after);
        if (last === undefined) return null;
        const rows = await selectItems(tx, key, { query, cursor: last?.cursor ?? null });
        if (rows.length === 0 && !(await selectThread(tx, owner, threadId))) return null;
        return toPage(rows.map(toItem), query.limit);
      }),
    renameThread: async (id, title) => {
      const row = await inOwner((tx) => updateTitle(tx, owner, { id, title }));
      return row ? toThread(row) : null;
    },
    deleteThread: (threadId) => inOwner((tx) => deleteThread(tx, owner, threadId)),
  };
}

async function openTurn(
  tx: Queryable,
  { key, leaseMs, start }: { key: ClaimKey; leaseMs: number; start: TurnStart },
): Promise<TurnOpening> {
  const row = await claimThread(tx, key, leaseMs);
  if (!row) return { state: (await selectThread(tx, key.owner, key.threadId)) ? 'busy' : 'missing' };
  const thread = toThread(row);
  if (start.kind === 'message') {
    await putItem(tx, key, start.item);
    return { state: 'open', thread, message: start.item };
  }
  const found = await selectItem(tx, key, start.itemId);
  const message = found && toUserMessage(found);
  if (!message) {
    await releaseClaim(tx, key);
    return { state: found ? 'not_a_user_message' : 'missing' };
  }
  await deleteItemsAfter(tx, key, found.cursor);
  return { state: 'open', thread, message };
}

function writerOf({ database, owner, leaseMs }: Scope, key: ClaimKey): TurnWriter {
  const inOwner = <T>(run: (tx: Queryable) => Promise<T>) => withOwner(database, owner, run);
  return {
    leaseMs,
    putItem: (item) => inOwner((tx) => putItem(tx, key, item)),
    removeItem: (itemId) => inOwner((tx) => removeItem(tx, key, itemId)),
    saveThread: (changes) => inOwner((tx) => changeThread(tx, key, changes)),
    renew: () => inOwner((tx) => renewClaim(tx, key, leaseMs)),
    release: (lastItems = []) =>
      inOwner(async (tx) => {
        for (const item of lastItems) await putItem(tx, key, item);
        await releaseClaim(tx, key);
      }),
  };
}
