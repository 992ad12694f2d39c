import { checkOwner, withOwner, type Database, type Queryable } from '@chatdock/mcp-tasks/database';
import type { ThreadDraft, ThreadStore, ThreadStores, TurnOpening, TurnWriter } from '../chat/store-ports.ts';
import { ChatdockError } from '../chatdock-error.ts';
import { ownerKey } from '../owner.ts';
import type { RequestKey } from '../repeated-request.ts';
import { deleteAllAttachments } from './attachment-queries.ts';
import {
  callCreateThread,
  callFinishTurn,
  callListItems,
  callListThreads,
  callLoadThread,
  callMayOpenTurn,
  callOpenTurn,
  callPutClaimedItem,
} from './function-calls.ts';
import { addItem, putItem, selectItemsById } from './item-queries.ts';
import { postgresDraft } from './postgres-draft.ts';
import type { Presence } from './postgres-presence.ts';
import { beginOnce, type TurnBeginning } from './postgres-requests.ts';
import { deleteAllRequests } from './request-queries.ts';
import { toItem, toPage, toThread, toTurn, type ThreadRow, type ThreadTurnRow } from './rows.ts';
import { searchWords } from './search-text.ts';
import {
  deleteAllThreads,
  deleteThread,
  insertThread,
  searchThreads,
  selectThread,
  selectThreadTurn,
  touchThread,
  updateTitle,
} from './thread-queries.ts';
import { insertTurnEvents, selectTurnEvents } from './turn-log-queries.ts';
import {
  changeThread,
  claimThread,
  lockInterrupted,
  releaseClaim,
  removeClaimedItem,
  type ClaimKey,
} from './turn-queries.ts';

/**
 * Conversations in Postgres (or PGlite), after `migrate` ran on the schema `chatdock`. Every operation is one
 * transaction, as the role that row-level security binds to the owner; what happens most is one statement. Throws a
 * `DatabaseError` `owner_invalid` for an owner that cannot be stored.
 */
export function postgresThreads(database: Database, presence: Presence): ThreadStores {
  return {
    of(owner, turnsAtATime = null, once = null) {
      const key = ownerKey(owner);
      checkOwner(key);
      return storeOf({ database, presence, owner: key, turnsAtATime, once });
    },
    appendLogs: (entries) => insertTurnEvents(database, entries),
  };
}

interface Scope {
  readonly database: Database;
  readonly presence: Presence;
  readonly owner: string;
  readonly turnsAtATime: number | null;
  readonly once: RequestKey | null;
}

type InOwner = <T>(run: (tx: Queryable) => Promise<T>) => Promise<T>;

function storeOf(scope: Scope): ThreadStore {
  const inOwner: InOwner = (run) => withOwner(scope.database, scope.owner, run);
  return {
    ...beginningsOf(scope, inOwner),
    ...turnsOf(scope, inOwner),
    ...listsOf(scope, inOwner),
    ...threadsOf(scope, inOwner),
  };
}

type Beginnings = 'createThread' | 'createThreadWith' | 'openTurn' | 'openTurnWith';

function beginningsOf(scope: Scope, inOwner: InOwner): Pick<ThreadStore, Beginnings> {
  const { presence, owner, turnsAtATime } = scope;
  const { processId } = presence;
  const keyOf = (threadId: string, turnId: string): ClaimKey => ({ owner, threadId, turnId });
  const begin = beginningIn(scope);
  return {
    async createThread(thread, turnId, draw) {
      await presence.ensure();
      return inOwner(async (tx) => {
        const turn = keyOf(thread.id, turnId);
        const run = async () => {
          if (!(await callMayOpenTurn(tx, owner, turnsAtATime))) throw limited();
          await insertThread(tx, owner, thread);
          await claimThread(tx, turn, processId);
          return draw(postgresDraft(tx, turn, thread));
        };
        return begin(tx, { turn, run, isOpen: () => true });
      });
    },
    async openTurn<Begun>(threadId: string, turnId: string, draw: (draft: ThreadDraft) => Promise<Begun>) {
      await presence.ensure();
      return inOwner((tx) => {
        const turn = keyOf(threadId, turnId);
        const run = async (): Promise<TurnOpening<Begun>> => {
          const mayOpen = await callMayOpenTurn(tx, owner, turnsAtATime);
          const row = mayOpen ? await claimThread(tx, turn, processId) : undefined;
          if (!row) return whyNot(tx, turn, { here: processId, isLimited: !mayOpen });
          const thread = toThread(row);
          return { state: 'open', thread, begun: await draw(postgresDraft(tx, turn, thread)) };
        };
        return begin(tx, { turn, run, isOpen: ({ state }) => state === 'open' });
      });
    },
    async createThreadWith(thread, turnId, item) {
      await presence.ensure();
      const turn = keyOf(thread.id, turnId);
      const beginning = { thread, processId, item, turnsAtATime };
      const isOpen = await inOneStep(scope, inOwner, (tx) => {
        const run = () => callCreateThread(tx, turn, beginning);
        return begin(tx, { turn, itemId: item.id, run, isOpen: (isCreated) => isCreated });
      });
      if (!isOpen) throw limited();
    },
    async openTurnWith(threadId, turnId, item) {
      await presence.ensure();
      const turn = keyOf(threadId, turnId);
      const beginning = { processId, item, turnsAtATime };
      const row = await inOneStep(scope, inOwner, (tx) => {
        const run = () => callOpenTurn(tx, turn, beginning);
        return begin(tx, { turn, itemId: item.id, run, isOpen: (opened) => opened?.turn_id === turnId });
      });
      if (!row) return { state: 'missing' };
      const thread = toThread(row);
      if (row.turn_id === turnId) return { state: 'open', thread, begun: undefined };
      // A thread that is free and active now was neither a moment ago.
      const isInactive = row.turn_id === null && thread.status.type !== 'active';
      if (isInactive) return { state: 'inactive', thread };
      return taken(row, { here: processId, isLimited: row.is_limited });
    },
  };
}

/** What is one statement is a transaction by itself; with the key of a request it is two, and needs one around them. */
function inOneStep<Result>(
  { database, once }: Scope,
  inOwner: InOwner,
  run: (tx: Queryable) => Promise<Result>,
): Promise<Result> {
  return once ? inOwner(run) : run(database);
}

type Begin = <Result>(tx: Queryable, beginning: TurnBeginning<Result>) => Promise<Result>;

function beginningIn({ once, presence }: Scope): Begin {
  const here = presence.processId;
  return (tx, beginning) => (once ? beginOnce(tx, { key: once, here }, beginning) : beginning.run());
}

type Turns = 'turnWriter' | 'turnOf' | 'readLog' | 'settleTurn';

function turnsOf({ database, presence, owner }: Scope, inOwner: InOwner): Pick<ThreadStore, Turns> {
  const keyOf = (threadId: string, turnId: string): ClaimKey => ({ owner, threadId, turnId });
  return {
    turnWriter: (threadId, turnId) => writerOf(database, inOwner, keyOf(threadId, turnId)),
    turnOf: (threadId) =>
      inOwner(async (tx) => {
        const row = await selectThreadTurn(tx, owner, threadId);
        return row && toTurn(row, presence.processId);
      }),
    readLog: (threadId, turnId, part) =>
      inOwner(async (tx) => {
        const row = await selectThreadTurn(tx, owner, threadId);
        if (!row) return null;
        const turn = toTurn(row, presence.processId);
        const events = await selectTurnEvents(tx, keyOf(threadId, turnId), part);
        if (turn?.id !== turnId) return events && { ...events, state: 'over' };
        return { ...(events ?? { events: [], last: part.after }), state: turn.state };
      }),
    settleTurn: (threadId, turnId, items) =>
      inOwner(async (tx) => {
        const key = keyOf(threadId, turnId);
        if (!(await lockInterrupted(tx, key, presence.processId))) return;
        for (const item of items) await addItem(tx, key, item);
        await releaseClaim(tx, key, false);
      }),
  };
}

async function whyNot(
  tx: Queryable,
  { owner, threadId }: ClaimKey,
  reason: NotOpened,
): Promise<TurnOpening<never>> {
  const row = await selectThreadTurn(tx, owner, threadId);
  return row ? taken(row, reason) : { state: 'missing' };
}

/** What is known of a thread whose turn was not opened: by which process, and whether its owner might have opened it. */
interface NotOpened {
  readonly here: string;
  readonly isLimited: boolean;
}

/** A turn that the thread is in counts more than the owner's other turns. */
function taken(row: ThreadTurnRow, { here, isLimited }: NotOpened): TurnOpening<never> {
  const turn = toTurn(row, here);
  if (!turn && isLimited) throw limited();
  return turn?.state === 'interrupted' ? { state: 'interrupted', turnId: turn.id } : { state: 'busy' };
}

function limited(): ChatdockError {
  return new ChatdockError('limit_reached');
}

type Lists = 'listThreads' | 'searchThreads' | 'listItems' | 'loadItems';

function listsOf({ database, owner, presence }: Scope, inOwner: InOwner): Pick<ThreadStore, Lists> {
  /** The sequence of the row with this id; `undefined` when there is none, `null` for the start. */
  const threadCursor = async (tx: Queryable, after: string | undefined) =>
    after === undefined ? null : (await selectThread(tx, owner, after))?.cursor;
  return {
    async listThreads(query) {
      const rows = await callListThreads(database, owner, query);
      return rows.length === 0 ? null : toPage(rows.filter(hasThread).map(toThread), query.limit);
    },
    searchThreads: ({ query, limit, after }) =>
      inOwner(async (tx) => {
        const cursor = await threadCursor(tx, after);
        if (cursor === undefined) return null;
        const rows = await searchThreads(tx, owner, { words: searchWords(query), cursor, limit });
        return toPage(rows.map(toThread), limit);
      }),
    async listItems(threadId, query) {
      const rows = await callListItems(database, { owner, threadId }, query);
      const [row] = rows;
      if (!row) return null;
      return {
        page: toPage(rows.filter(hasItem).map(toItem), query.limit),
        turn: toTurn(row, presence.processId),
      };
    },
    loadItems: (threadId, ids) =>
      inOwner(async (tx) => (await selectItemsById(tx, { owner, threadId }, ids)).map(toItem)),
  };
}

function hasItem<Row extends { cursor: string | null }>(row: Row): row is Exclude<Row, { cursor: null }> {
  return row.cursor !== null;
}

function hasThread(row: ThreadRow | { id: null }): row is ThreadRow {
  return row.id !== null;
}

type Threads = 'loadThread' | 'saveItem' | 'renameThread' | 'deleteThread' | 'deleteEverything';

function threadsOf({ database, owner }: Scope, inOwner: InOwner): Pick<ThreadStore, Threads> {
  return {
    loadThread: async (threadId) => {
      const row = await callLoadThread(database, { owner, threadId });
      return row ? toThread(row) : null;
    },
    saveItem: (threadId, item) =>
      inOwner(async (tx) => {
        await touchThread(tx, owner, threadId);
        return putItem(tx, { owner, threadId }, item);
      }),
    renameThread: async (id, title) => {
      const row = await inOwner((tx) => updateTitle(tx, owner, { id, title }));
      return row ? toThread(row) : null;
    },
    deleteThread: (threadId) => inOwner((tx) => deleteThread(tx, owner, threadId)),
    deleteEverything: () =>
      inOwner(async (tx) => {
        await deleteAllAttachments(tx, owner);
        await deleteAllRequests(tx, owner);
        return deleteAllThreads(tx, owner);
      }),
  };
}

function writerOf(database: Database, inOwner: InOwner, key: ClaimKey): TurnWriter {
  return {
    putItem: (item) => callPutClaimedItem(database, key, item),
    removeItem: (itemId) => inOwner((tx) => removeClaimedItem(tx, key, itemId)),
    saveThread: (changes) => inOwner((tx) => changeThread(tx, key, changes)),
    release: (end = {}) => callFinishTurn(database, key, end),
  };
}
