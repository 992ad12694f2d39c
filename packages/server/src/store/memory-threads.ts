import type {
  ItemListing,
  JournalEntry,
  ThreadDraft,
  ThreadStore,
  ThreadStores,
  ThreadTurn,
  TurnOpening,
  TurnWriter,
} from '../chat/store-ports.ts';
import type { AttachmentRecord } from '../attachments/attachment-store.ts';
import type { PausedRun } from '../chat/paused-runs.ts';
import { ChatdockError } from '../chatdock-error.ts';
import { ownerKey } from '../owner.ts';
import type { RequestKey } from '../repeated-request.ts';
import type { ThreadItem } from '../protocol/items.ts';
import type { Page, ThreadMetadata } from '../protocol/threads.ts';
import { memoryAttachments, type MemoryAttachments } from './memory-attachments.ts';
import { memoryDraft } from './memory-draft.ts';
import { memoryLogs, type MemoryLogs } from './memory-logs.ts';
import { pageOf } from './memory-page.ts';
import { keyedBeginnings, type MemoryRequests } from './memory-requests.ts';
import { searchTextOf, searchWords, toSearchText } from './search-text.ts';

interface Entry {
  thread: ThreadMetadata;
  /** In order of their first insertion, which a Map keeps when a value is replaced. */
  items: Map<string, ThreadItem>;
  claim: { turnId: string; processId: string } | null;
  logs: MemoryLogs;
  paused: PausedRun | null;
}

/** Threads by their id, in order of creation. */
type Entries = Map<string, Entry>;

/** Conversations in this process, and the processes that count as alive: more than one in tests only. */
export interface Memory {
  /** The threads of an owner, given by the `ownerKey`: always the same map. */
  readonly entriesOf: (owner: string) => Entries;
  /** The threads of an owner that are being created: always the same set. */
  readonly beginningOf: (owner: string) => Set<Entry>;
  /** The requests of an owner that may come again: always the same map. */
  readonly requestsOf: (owner: string) => MemoryRequests;
  readonly alive: Set<string>;
  readonly attachments: MemoryAttachments;
}

export function emptyMemory(): Memory {
  return {
    entriesOf: lasting(() => new Map<string, Entry>()),
    beginningOf: lasting(() => new Set<Entry>()),
    requestsOf: lasting((): MemoryRequests => new Map()),
    alive: new Set(),
    attachments: memoryAttachments(),
  };
}

/** What is made for a key once, and found from then on. */
function lasting<Value>(make: () => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const value = made.get(key) ?? make();
    made.set(key, value);
    return value;
  };
}

/** Conversations in memory, gone with the process: for trying things out and for tests, and as the contract in plain code. */
export function memoryThreads(memory = emptyMemory(), processId = 'prc_this'): ThreadStores {
  memory.alive.add(processId);
  const { entriesOf, beginningOf, requestsOf } = memory;
  return {
    of: (owner, turnsAtATime = null, once = null) => {
      const key = ownerKey(owner);
      const scope = { ...memory, owner: key, processId, turnsAtATime, once, requests: requestsOf(key) };
      return storeOf({ ...scope, entries: entriesOf(key), beginning: beginningOf(key) });
    },
    async appendLogs(entries) {
      for (const entry of entries) appendLog(entriesOf(ownerKey(entry.owner)), entry);
    },
  };
}

function appendLog(entries: Entries, { threadId, turnId, events, last }: JournalEntry): void {
  const entry = entries.get(threadId);
  if (entry?.claim?.turnId === turnId) entry.logs.append(turnId, events, last);
}

interface Scope extends Pick<Memory, 'attachments'> {
  readonly owner: string;
  readonly entries: Entries;
  /** Threads that are being created. */
  readonly beginning: Set<Entry>;
  readonly alive: ReadonlySet<string>;
  readonly processId: string;
  readonly turnsAtATime: number | null;
  readonly once: RequestKey | null;
  readonly requests: MemoryRequests;
}

function storeOf(scope: Scope): ThreadStore {
  const store = { ...beginningsOf(scope), ...turnsOf(scope), ...listsOf(scope), ...threadsOf(scope) };
  return scope.once ? { ...store, ...keyedBeginnings(store, scope.requests, scope.once) } : store;
}

type Beginnings = 'createThread' | 'createThreadWith' | 'openTurn' | 'openTurnWith';

function beginningsOf(scope: Scope): Pick<ThreadStore, Beginnings> {
  const { entries, beginning, processId } = scope;
  const beginnings: Pick<ThreadStore, Beginnings> = {
    async createThread(thread, turnId, begin) {
      assertMayOpen(scope);
      const claim = { turnId, processId };
      const copy = structuredClone(thread);
      const entry: Entry = { thread: copy, items: new Map(), claim, logs: memoryLogs(), paused: null };
      beginning.add(entry);
      try {
        const begun = await runBegin(scope, entry, begin);
        entries.set(thread.id, entry);
        return begun;
      } finally {
        beginning.delete(entry);
      }
    },
    async openTurn(threadId, turnId, begin) {
      const entry = entries.get(threadId);
      const refusal = whyNot(scope, entry);
      if (!entry || refusal) return refusal ?? { state: 'missing' };
      assertMayOpen(scope);
      entry.claim = { turnId, processId };
      try {
        const begun = await runBegin(scope, entry, begin);
        entry.logs.clear();
        return { state: 'open', thread: structuredClone(entry.thread), begun };
      } catch (error) {
        entry.claim = null;
        throw error;
      }
    },
    createThreadWith: (thread, turnId, item) =>
      beginnings.createThread(thread, turnId, (draft) => draft.put(item)),
    async openTurnWith(threadId, turnId, item) {
      const entry = entries.get(threadId);
      const isFree = whyNot(scope, entry) === null;
      if (entry && isFree && entry.thread.status.type !== 'active')
        return { state: 'inactive', thread: structuredClone(entry.thread) };
      return beginnings.openTurn(threadId, turnId, (draft) => draft.put(item));
    },
  };
  return beginnings;
}

type Turns = 'turnWriter' | 'turnOf' | 'readLog' | 'settleTurn';

function turnsOf(scope: Scope): Pick<ThreadStore, Turns> {
  const { entries } = scope;
  return {
    turnWriter: (threadId, turnId) => writerOf(entries, threadId, turnId),
    async turnOf(threadId) {
      const entry = entries.get(threadId);
      return entry && turnOf(scope, entry);
    },
    async readLog(threadId, turnId, part) {
      const entry = entries.get(threadId);
      if (!entry) return null;
      const turn = turnOf(scope, entry);
      const events = entry.logs.read(turnId, part);
      if (turn?.id !== turnId) return events && { ...events, state: 'over' };
      return { ...(events ?? { events: [], last: part.after }), state: turn.state };
    },
    async settleTurn(threadId, turnId, items) {
      const entry = entries.get(threadId);
      const turn = entry && turnOf(scope, entry);
      if (!entry || turn?.id !== turnId || turn.state !== 'interrupted') return;
      for (const item of items) if (!entry.items.has(item.id)) put(entry, item);
      entry.claim = null;
      entry.logs.clear();
    },
  };
}

/** All of what `begin` changes, or nothing. */
async function runBegin<Begun>(
  { attachments, owner }: Scope,
  entry: Entry,
  begin: (draft: ThreadDraft) => Promise<Begun>,
): Promise<Begun> {
  const { thread } = entry;
  const items = new Map(entry.items);
  const attached: AttachmentRecord[] = [];
  const attach = (ids: readonly string[]) => {
    const records = attachments.fitting(owner, ids, thread.id);
    attached.push(...(records ?? []));
    return records;
  };
  const begun = await begin(memoryDraft({ thread, items, attach }));
  entry.items = items;
  attachments.link(owner, attached);
  return begun;
}

/** Threads that are being created count, so that no other takes their place. */
function assertMayOpen({ entries, beginning, alive, turnsAtATime }: Scope): void {
  if (turnsAtATime === null) return;
  const open = [...entries.values(), ...beginning].filter(({ claim }) => claim && alive.has(claim.processId));
  if (open.length >= turnsAtATime) throw new ChatdockError('limit_reached');
}

function whyNot(
  scope: Scope,
  entry: Entry | undefined,
): Exclude<TurnOpening<never>, { state: 'open' }> | null {
  if (!entry) return { state: 'missing' };
  const turn = turnOf(scope, entry);
  if (!turn) return null;
  return turn.state === 'interrupted' ? { state: 'interrupted', turnId: turn.id } : { state: 'busy' };
}

function turnOf({ alive }: Scope, { claim }: Entry): ThreadTurn | null {
  return claim && { id: claim.turnId, state: alive.has(claim.processId) ? 'running' : 'interrupted' };
}

type Lists = 'listThreads' | 'searchThreads' | 'listItems' | 'loadItems';

function listsOf(scope: Scope): Pick<ThreadStore, Lists> {
  const { entries } = scope;
  return {
    async listThreads(query) {
      return pageOf(threadsIn(entries), query);
    },
    async searchThreads({ query, limit, after }) {
      const words = searchWords(query);
      const order = 'desc' as const;
      return pageOf(threadsIn(entries), { limit, after, order }, ({ id }) => holds(entries.get(id), words));
    },
    async listItems(threadId, query): Promise<ItemListing | null> {
      const entry = entries.get(threadId);
      const page: Page<ThreadItem> | null = entry ? pageOf(entry.items, query) : null;
      return entry && page ? { page, turn: turnOf(scope, entry) } : null;
    },
    async loadItems(threadId, ids) {
      const items = [...(entries.get(threadId)?.items.values() ?? [])];
      return structuredClone(items.filter(({ id }) => ids.includes(id)));
    },
  };
}

function threadsIn(entries: Entries): Map<string, ThreadMetadata> {
  return new Map([...entries].map(([id, { thread }]) => [id, thread]));
}

function holds(entry: Entry | undefined, words: readonly string[]): boolean {
  const hasAll = (text: string | null): boolean =>
    text !== null && words.every((word) => text.includes(word));
  if (!entry) return false;
  return (
    hasAll(toSearchText(entry.thread.title ?? '')) ||
    [...entry.items.values()].some((item) => hasAll(searchTextOf(item)))
  );
}

type Threads = 'loadThread' | 'saveItem' | 'renameThread' | 'deleteThread' | 'deleteEverything';

function threadsOf({ entries, requests, owner, attachments }: Scope): Pick<ThreadStore, Threads> {
  return {
    async loadThread(threadId) {
      return structuredClone(entries.get(threadId)?.thread ?? null);
    },
    async saveItem(threadId, item) {
      const entry = entries.get(threadId);
      if (entry) put(entry, item);
      return entry !== undefined;
    },
    async renameThread(threadId, title) {
      const entry = entries.get(threadId);
      if (!entry) return null;
      entry.thread.title = title;
      return structuredClone(entry.thread);
    },
    async deleteThread(threadId) {
      attachments.deleteOfThread(owner, threadId);
      return entries.delete(threadId);
    },
    async deleteEverything() {
      const ids = [...entries.keys()];
      entries.clear();
      attachments.deleteOfOwner(owner);
      requests.clear();
      return ids;
    },
  };
}

function put(entry: Entry, item: ThreadItem): void {
  entry.items.set(item.id, structuredClone(item));
}

function writerOf(entries: Entries, threadId: string, turnId: string): TurnWriter {
  /** Runs `write` while the thread is there and claimed by this turn. */
  const whileClaimed = async (write: (entry: Entry) => void): Promise<boolean> => {
    const entry = entries.get(threadId);
    if (entry?.claim?.turnId !== turnId) return false;
    write(entry);
    return true;
  };
  return {
    putItem: (item) => whileClaimed((entry) => put(entry, item)),
    removeItem: (itemId) => whileClaimed((entry) => entry.items.delete(itemId)),
    saveThread: (changes) => whileClaimed((entry) => Object.assign(entry.thread, structuredClone(changes))),
    async release({ items = [], keepLog = false } = {}) {
      await whileClaimed((entry) => {
        for (const item of items) put(entry, item);
        entry.claim = null;
        if (!keepLog) entry.logs.clear();
      });
    },
  };
}
