import type { Owner } from '../owner.ts';
import type { Attachment } from '../protocol/attachments.ts';
import type { ThreadItem } from '../protocol/items.ts';
import type { Page, ThreadMetadata } from '../protocol/threads.ts';
import type { RequestKey } from '../repeated-request.ts';

/** Which part of a list: at most `limit` rows after the row with the id `after`, in this order. */
export interface PageQuery {
  limit: number;
  order: 'asc' | 'desc';
  after?: string | undefined;
}

/** A turn on a thread: running in a living process, or left behind by one that died. */
export interface ThreadTurn {
  readonly id: string;
  readonly state: 'running' | 'interrupted';
}

/** A page of a thread's items, hidden ones included, and the turn that the thread is in. */
export interface ItemListing {
  readonly page: Page<ThreadItem>;
  readonly turn: ThreadTurn | null;
}

/** The first changes of a turn, made in one step with its claim: all of them or none. */
export interface ThreadDraft {
  readonly thread: ThreadMetadata;
  /** `null` when the thread has no such item. */
  item(id: string): Promise<ThreadItem | null>;
  /** The newest `limit` items, newest first, hidden ones included. */
  newest(limit: number): Promise<ThreadItem[]>;
  /** Inserts the item, or replaces the one of the same id in its place. */
  put(item: ThreadItem): Promise<void>;
  remove(itemId: string): Promise<void>;
  /** Removes everything newer than the item. */
  removeAfter(itemId: string): Promise<void>;
  /**
   * Makes uploaded files part of this thread, in the order of their ids. `null`, with nothing changed, when one of them is
   * unknown, someone else's, not uploaded yet, or in another thread.
   */
  attach(ids: readonly string[]): Promise<Attachment[] | null>;
}

/** What came of opening a turn. Anything but `open` has changed nothing. */
export type TurnOpening<Begun> =
  | { readonly state: 'open'; readonly thread: ThreadMetadata; readonly begun: Begun }
  | { readonly state: 'missing' | 'busy' }
  | { readonly state: 'interrupted'; readonly turnId: string };

/** A thread that is locked or closed: users add nothing to it. Nothing has changed. */
export interface InactiveThread {
  readonly state: 'inactive';
  readonly thread: ThreadMetadata;
}

/** The parts of a thread that a turn may change. */
export type ThreadChanges = Partial<
  Pick<ThreadMetadata, 'title' | 'status' | 'metadata' | 'allowed_image_domains'>
>;

/** How a turn ends. */
export interface TurnEnd {
  /** Items to store with its end. Default: none. */
  readonly items?: readonly ThreadItem[];
  /** Whether clients may still come for the end of its log; otherwise the log goes with it. */
  readonly keepLog?: boolean;
}

/**
 * Writes of one turn. Each answers `false`, and changes nothing, when the thread was deleted or the turn has
 * lost its claim on it; the turn then has to end.
 */
export interface TurnWriter {
  /** Inserts the item, or replaces the one of the same id in its place. */
  putItem(item: ThreadItem): Promise<boolean>;
  /** Deletes the item; one that was never stored is fine. */
  removeItem(itemId: string): Promise<boolean>;
  saveThread(changes: ThreadChanges): Promise<boolean>;
  /** Gives the claim up, together with a last write; without a claim it does nothing. */
  release(end?: TurnEnd): Promise<void>;
}

/** Events of a turn's log that follow one another; `last` is the number of the last of them. Numbers count from 1. */
export interface LoggedEvents {
  /** Each a serialized event. */
  readonly events: readonly string[];
  readonly last: number;
}

/** The part of a turn's log that was asked for, and how the turn is. */
export interface LogPart extends LoggedEvents {
  readonly state: ThreadTurn['state'] | 'over';
}

/** What a user is looking for. */
export interface ThreadSearch {
  /** Every word has to be in the title, or in one message. Case and accents say nothing. */
  readonly query: string;
  readonly limit: number;
  readonly after?: string | undefined;
}

/**
 * The conversations of one owner. Nobody else's can be reached through it: they are missing.
 *
 * What begins a turn rejects with ChatdockError `limit_reached`, with nothing changed, when the owner has as many turns open in living
 * processes as may be at a time.
 */
export interface ThreadStore {
  /** Creates a thread, claimed by the turn, with the turn's first changes; all of it or nothing. */
  createThread<Begun>(
    thread: ThreadMetadata,
    turnId: string,
    begin: (draft: ThreadDraft) => Promise<Begun>,
  ): Promise<Begun>;
  /** {@link createThread} for a turn that begins with nothing but a new item; no beginning is quicker. */
  createThreadWith(thread: ThreadMetadata, turnId: string, item: ThreadItem): Promise<void>;
  /** Claims a thread for a turn and makes the turn's first changes, in one step. When `begin` rejects nothing has happened. */
  openTurn<Begun>(
    threadId: string,
    turnId: string,
    begin: (draft: ThreadDraft) => Promise<Begun>,
  ): Promise<TurnOpening<Begun>>;
  /** {@link openTurn} for a turn that begins with nothing but what a user adds; no beginning is quicker. */
  openTurnWith(
    threadId: string,
    turnId: string,
    item: ThreadItem,
  ): Promise<TurnOpening<void> | InactiveThread>;
  turnWriter(threadId: string, turnId: string): TurnWriter;
  /** The turn that the thread is in; `undefined` when there is no such thread. */
  turnOf(threadId: string): Promise<ThreadTurn | null | undefined>;
  /** At most `limit` events of a turn's log after the number `after`; `null` when there is no such turn any more. */
  readLog(threadId: string, turnId: string, part: { after: number; limit: number }): Promise<LogPart | null>;
  /** Stores what was saved of an interrupted turn and frees the thread; does nothing when someone else has. */
  settleTurn(threadId: string, turnId: string, items: readonly ThreadItem[]): Promise<void>;
  loadThread(threadId: string): Promise<ThreadMetadata | null>;
  /** `null` when the cursor is unknown. */
  listThreads(query: PageQuery): Promise<Page<ThreadMetadata> | null>;
  /** The threads that hold what is looked for, newest first. `null` when the cursor is unknown. */
  searchThreads(search: ThreadSearch): Promise<Page<ThreadMetadata> | null>;
  /** `null` when the thread or the cursor is unknown. */
  listItems(threadId: string, query: PageQuery): Promise<ItemListing | null>;
  /** Those of the items that the thread has. */
  loadItems(threadId: string, ids: readonly string[]): Promise<ThreadItem[]>;
  /** Stores an item without a turn, also while one runs; `false` when there is no such thread. */
  saveItem(threadId: string, item: ThreadItem): Promise<boolean>;
  /** `null` when there is no such thread. */
  renameThread(threadId: string, title: string): Promise<ThreadMetadata | null>;
  /** Deletes the thread and its items; `false` when there is no such thread. */
  deleteThread(threadId: string): Promise<boolean>;
  /** Deletes all there is of the owner; resolves to the ids of the threads that were there. */
  deleteEverything(): Promise<string[]>;
}

/** A part of one turn's log, on its way into the store. */
export interface JournalEntry extends LoggedEvents {
  readonly owner: Owner;
  readonly threadId: string;
  readonly turnId: string;
}

/** The conversations of everyone. */
export interface ThreadStores {
  /**
   * Opens the store of one owner; cheap enough to do for each request. `turnsAtATime`: how many turns it may open at a time; default:
   * any number. `once`: the request that it is opened for, where its client may send it again. What begins a turn then takes the
   * request's key along, in one step, and rejects with RepeatedRequest, with nothing changed, when the key is taken.
   */
  of(owner: Owner, turnsAtATime?: number | null, once?: RequestKey | null): ThreadStore;
  /** Adds to the logs of turns of this process, in one go. Passes over turns whose thread or claim is gone. */
  appendLogs(entries: readonly JournalEntry[]): Promise<void>;
}

/** One request that is answered with a document, and that its client may send again. */
export interface Once {
  /** Takes its key. Rejects with RepeatedRequest when it is taken. */
  claim(): Promise<void>;
  /** What it was answered with, for a day. */
  keep(answer: object): Promise<void>;
  /** Nothing has come of it: its key is free again. */
  giveUp(): Promise<void>;
}

/** Requests of all owners; cheap enough to open for each. */
export type OnceStores = (owner: Owner, key: RequestKey) => Once;

/** A thread that is being answered. */
export interface BusyThread {
  readonly threadId: string;
  readonly turnId: string;
}

/** What processes tell each other: ids, never text. */
export interface Signal {
  /** `stop`: end that turn. `deleted`: its thread is gone. `news`: something happened in the thread. */
  readonly kind: 'stop' | 'deleted' | 'news';
  readonly threadId: string;
  readonly turnId?: string | undefined;
}

/** From process to process, within a second; within the same process at once. */
export interface Signals {
  /** Tells every process, this one first. */
  readonly send: (signal: Signal) => Promise<void>;
  /** Tells whoever listens in this process; the others learn it from what is stored along with it. */
  readonly deliver: (signal: Signal) => void;
  /** Calls `listener` for every signal from now on; answers how to end that. */
  readonly listen: (listener: (signal: Signal) => void) => () => void;
}
