import { ChatdockError } from '../chatdock-error.ts';
import { threadItemSchema, type HiddenContextItem, type ThreadItem } from '../protocol/items.ts';
import { defaultPageSize, maxPageSize } from '../protocol/request-shape.ts';
import type { Page, ThreadMetadata } from '../protocol/threads.ts';
import type { ChatContext } from './context.ts';
import { found } from './found.ts';
import { exportChats, type PersonalRecord } from './personal-data.ts';
import type { EventSink, ItemIdKind, Responder } from './ports.ts';
import type { PageQuery, ThreadSearch } from './store-ports.ts';
import { openTurn } from './turns/open-turn.ts';
import { runTurn } from './turns/turn-run.ts';

type OwnFields = 'id' | 'thread_id' | 'created_at';

/** An item without what the server gives it: its id, its thread and its time. */
export type NewItem = ThreadItem extends infer Item
  ? Item extends ThreadItem
    ? Omit<Item, OwnFields>
    : never
  : never;

/** A turn that the application has started. */
export interface StartedTurn {
  readonly id: string;
  /** Resolves when everything is stored; never rejects. */
  readonly settled: Promise<void>;
}

/** How the application starts a turn. */
export interface TurnToStart {
  /** Context for the model, stored as a hidden item before the turn begins. Default: none. */
  context?: string | undefined;
  /** What answers. Default: the server's responder. */
  respond?: Responder['respond'] | undefined;
}

/**
 * What the application does in a user's conversations, by its own decision. Clients that have the thread open see it within a
 * second. Rejects with ChatdockError `not_found` for a thread that this user does not have.
 */
export interface UserChats {
  /** Puts an item at the end of a thread, also while an answer is being given. Resolves to it as stored. */
  post(threadId: string, item: NewItem): Promise<ThreadItem>;
  /** Starts a turn that no message asked for. Rejects with `turn_in_progress` while another runs. */
  startTurn(threadId: string, turn?: TurnToStart): Promise<StartedTurn>;
  /** Threads, newest first; at most 100 a page. Rejects with `not_found` for an unknown cursor. */
  threads(query?: Partial<PageQuery>): Promise<Page<ThreadMetadata>>;
  /** Threads whose title, or one of whose messages, holds every word of the query, newest first. */
  search(search: Partial<ThreadSearch> & Pick<ThreadSearch, 'query'>): Promise<Page<ThreadMetadata>>;
  /** All there is of this user, piece by piece: hidden items, files and tasks included. */
  export(): AsyncGenerator<PersonalRecord, void>;
  /** Deletes all there is of this user, and stops what is being answered. There is no way back. */
  deleteEverything(): Promise<void>;
}

/** What else is kept of a user than conversations. */
export interface OtherData {
  export(): AsyncIterable<PersonalRecord>;
  delete(): Promise<void>;
}

export function userChats(context: ChatContext, others: readonly OtherData[]): UserChats {
  const { store, signals } = context;
  return {
    async post(threadId, given) {
      const item = threadItemSchema.parse({ ...given, ...ownFields(context, threadId, given.type) });
      if (!(await store.saveItem(threadId, item))) throw new ChatdockError('not_found');
      await signals.send({ kind: 'news', threadId });
      return item;
    },
    startTurn: (threadId, turn = {}) => startTurn(context, threadId, turn),
    threads: async ({ limit, order = 'desc', after } = {}) =>
      found(await store.listThreads({ limit: pageLimit(limit), order, after })),
    search: async ({ query, limit, after }) =>
      found(await store.searchThreads({ query, limit: pageLimit(limit), after })),
    async *export() {
      yield* exportChats(context);
      for (const other of others) yield* other.export();
    },
    async deleteEverything() {
      for (const threadId of await store.deleteEverything())
        await signals.send({ kind: 'deleted', threadId });
      await context.attachments?.clear();
      for (const other of others) await other.delete();
    },
  };
}

function pageLimit(limit = defaultPageSize): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > maxPageSize)
    throw new RangeError(`A page has 1 to ${maxPageSize} rows.`);
  return limit;
}

const idKinds: Partial<Record<ThreadItem['type'], ItemIdKind>> = {
  workflow: 'workflow',
  task: 'task',
  client_tool_call: 'tool_call',
  hidden_context_item: 'hidden_context',
  sdk_hidden_context: 'hidden_context',
};

function ownFields(
  { newId, now }: ChatContext,
  threadId: string,
  type: ThreadItem['type'],
): Pick<ThreadItem, OwnFields> {
  return { id: newId(idKinds[type] ?? 'message'), thread_id: threadId, created_at: now().toISOString() };
}

async function startTurn(
  context: ChatContext,
  threadId: string,
  { context: text, respond }: TurnToStart,
): Promise<StartedTurn> {
  const turn = await openTurn(context, threadId, async (draft) => {
    if (text === undefined) return;
    const type = 'hidden_context_item';
    const item: HiddenContextItem = { type, ...ownFields(context, threadId, type), content: text };
    await draft.put(item);
  });
  const cause = 'application' as const;
  const opened = { ...turn, cause, message: null, rejoin: true, ...(respond && { answer: respond }) };
  return { id: turn.id, settled: runTurn(context, opened, nobody) };
}

/** Nobody listens yet; whoever has the thread open follows the turn by its log. */
const nobody: EventSink = { write: () => {}, cut: () => {}, signal: new AbortController().signal };
