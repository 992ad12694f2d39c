import type {
  PageQuery,
  ThreadStore,
  ThreadStores,
  TurnOpening,
  TurnStart,
  TurnWriter,
} from '../chat/ports.ts';
import { ownerKey } from '../owner.ts';
import type { ThreadItem } from '../protocol/items.ts';
import type { Page, ThreadMetadata } from '../protocol/threads.ts';

interface Entry {
  thread: ThreadMetadata;
  /** In order of their first insertion, which a Map keeps when a value is replaced. */
  items: Map<string, ThreadItem>;
  claim: { turnId: string; until: number } | null;
}

/** Conversations in memory, gone with the process: for tests, and as the contract in plain code. */
export function memoryThreads(leaseMs = 6_000): ThreadStores {
  const owners = new Map<string, Map<string, Entry>>();
  return (owner) => {
    const key = ownerKey(owner);
    const entries = owners.get(key) ?? new Map<string, Entry>();
    owners.set(key, entries);
    return storeOf(entries, leaseMs);
  };
}

function storeOf(entries: Map<string, Entry>, leaseMs: number): ThreadStore {
  return {
    async createThread(thread, message, turnId) {
      const claim = { turnId, until: Date.now() + leaseMs };
      const items = new Map<string, ThreadItem>([[message.id, structuredClone(message)]]);
      entries.set(thread.id, { thread: structuredClone(thread), items, claim });
    },
    async openTurn(threadId, turnId, start) {
      const entry = entries.get(threadId);
      if (!entry) return { state: 'missing' };
      if (entry.claim && entry.claim.until > Date.now()) return { state: 'busy' };
      const opening = startTurn(entry, start);
      if (opening.state === 'open') entry.claim = { turnId, until: Date.now() + leaseMs };
      return structuredClone(opening);
    },
    turnWriter: (threadId, turnId) => writerOf({ entries, threadId, turnId, leaseMs }),
    async loadThread(threadId) {
      return structuredClone(entries.get(threadId)?.thread ?? null);
    },
    async listThreads(query) {
      return pageOf(new Map([...entries].map(([id, { thread }]) => [id, thread])), query);
    },
    async listItems(threadId, query) {
      const entry = entries.get(threadId);
      return entry ? pageOf(entry.items, query) : null;
    },
    async renameThread(threadId, title) {
      const entry = entries.get(threadId);
      if (!entry) return null;
      entry.thread.title = title;
      return structuredClone(entry.thread);
    },
    async deleteThread(threadId) {
      return entries.delete(threadId);
    },
  };
}

function startTurn(entry: Entry, start: TurnStart): TurnOpening {
  if (start.kind === 'message') {
    entry.items.set(start.item.id, structuredClone(start.item));
    return { state: 'open', thread: entry.thread, message: start.item };
  }
  const message = entry.items.get(start.itemId);
  if (!message) return { state: 'missing' };
  if (message.type !== 'user_message') return { state: 'not_a_user_message' };
  const ids = [...entry.items.keys()];
  for (const id of ids.slice(ids.indexOf(start.itemId) + 1)) entry.items.delete(id);
  return { state: 'open', thread: entry.thread, message };
}

interface Claim {
  readonly entries: Map<string, Entry>;
  readonly threadId: string;
  readonly turnId: string;
  readonly leaseMs: number;
}

function put(entry: Entry, item: ThreadItem): void {
  entry.items.set(item.id, structuredClone(item));
}

function writerOf({ entries, threadId, turnId, leaseMs }: Claim): TurnWriter {
  /** Runs `write` while the thread is there and claimed by this turn. */
  const whileClaimed = async (write: (entry: Entry) => void): Promise<boolean> => {
    const entry = entries.get(threadId);
    if (entry?.claim?.turnId !== turnId) return false;
    write(entry);
    return true;
  };
  return {
    leaseMs,
    putItem: (item) => whileClaimed((entry) => put(entry, item)),
    removeItem: (itemId) => whileClaimed((entry) => entry.items.delete(itemId)),
    saveThread: (changes) => whileClaimed((entry) => Object.assign(entry.thread, structuredClone(changes))),
    renew: () => whileClaimed((entry) => (entry.claim = { turnId, until: Date.now() + leaseMs })),
    async release(lastItems = []) {
      await whileClaimed((entry) => {
        for (const item of lastItems) put(entry, item);
        entry.claim = null;
      });
    },
  };
}

function pageOf<Row extends { id: string }>(
  rows: Map<string, Row>,
  { limit, order, after }: PageQuery,
): Page<Row> | null {
  if (after !== undefined && !rows.has(after)) return null;
  const all = order === 'asc' ? [...rows.values()] : [...rows.values()].toReversed();
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const data = structuredClone(all.slice(start, start + limit));
  const last = data.at(-1);
  return last && start + limit < all.length
    ? { data, has_more: true, after: last.id }
    : { data, has_more: false };
}
