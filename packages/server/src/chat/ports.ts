import type { Owner } from '../owner.ts';
import type { ThreadStreamEvent } from '../protocol/events.ts';
import type { ThreadItem, UserMessageItem } from '../protocol/items.ts';
import type { Page, ThreadMetadata } from '../protocol/threads.ts';

/** Where log lines go; pino's loggers fit. Fields never hold tokens, secrets or message text. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What an id is for; it decides the readable prefix. */
export type ItemIdKind = 'thread' | 'message' | 'tool_call' | 'workflow' | 'task' | 'hidden_context' | 'turn';

/** Makes a fresh id: a readable prefix and at least 128 random bits. */
export type NewId = (kind: ItemIdKind) => string;

/** One answer in the making: what a responder gets to see and to use. */
export interface Turn {
  /** `turn_…`, for logs. */
  readonly id: string;
  /** Whose conversation it is; verified. */
  readonly owner: Owner;
  /**
   * The conversation, as a copy to change: a new `title`, `status`, `metadata` or `allowed_image_domains` is
   * saved and announced with the next event, or at the end.
   */
  readonly thread: ThreadMetadata;
  /** The message to answer, already stored; `null` when the turn was not started by one. */
  readonly message: UserMessageItem | null;
  /** Aborted when the client leaves, the user stops the answer, or the server closes. Stop the model then. */
  readonly signal: AbortSignal;
  /** The newest `limit` items (1–1000), oldest first, hidden ones and {@link Turn.message} included. */
  history(limit: number): Promise<ThreadItem[]>;
  /** A fresh id for an item of this turn. */
  newId(kind: ItemIdKind): string;
  now(): Date;
}

/**
 * Answers a message with a stream of events. Storing is not its business: an item of a `thread.item.done` or
 * `thread.item.replaced` event is stored before the event is sent. To fail with words of its own it throws a
 * `StreamError`; anything else becomes a `stream.error` event with a retry offered.
 */
export interface Responder {
  respond(turn: Turn): AsyncIterable<ThreadStreamEvent>;
}

/** Which part of a list: at most `limit` rows after the row with the id `after`, in this order. */
export interface PageQuery {
  limit: number;
  order: 'asc' | 'desc';
  after?: string | undefined;
}

/** What starts a turn in a thread that exists: a new message, or asking again for an answer to an old one. */
export type TurnStart =
  | { readonly kind: 'message'; readonly item: UserMessageItem }
  | { readonly kind: 'retry'; readonly itemId: string };

/** What came of starting a turn. Anything but `open` has changed nothing. */
export type TurnOpening =
  | { readonly state: 'open'; readonly thread: ThreadMetadata; readonly message: UserMessageItem }
  | { readonly state: 'missing' | 'busy' | 'not_a_user_message' };

/** The parts of a thread that a turn may change. */
export type ThreadChanges = Partial<
  Pick<ThreadMetadata, 'title' | 'status' | 'metadata' | 'allowed_image_domains'>
>;

/**
 * Writes of one turn. Each answers `false`, and changes nothing, when the thread was deleted or the turn has
 * lost its claim on it; the turn then has to end.
 */
export interface TurnWriter {
  /** How long the claim holds without being renewed, in milliseconds: how long a crash blocks the thread. */
  readonly leaseMs: number;
  /** Inserts the item, or replaces the one of the same id in its place. */
  putItem(item: ThreadItem): Promise<boolean>;
  /** Deletes the item; one that was never stored is fine. */
  removeItem(itemId: string): Promise<boolean>;
  saveThread(changes: ThreadChanges): Promise<boolean>;
  /** Keeps the claim for another {@link TurnWriter.leaseMs}. */
  renew(): Promise<boolean>;
  /** Gives the claim up, together with a last write; without a claim it does nothing. */
  release(lastItems?: readonly ThreadItem[]): Promise<void>;
}

/** The conversations of one owner. Nobody else's can be reached through it: they are missing. */
export interface ThreadStore {
  /** Creates a thread with its first message, claimed by the turn; all of it or nothing. */
  createThread(thread: ThreadMetadata, message: UserMessageItem, turnId: string): Promise<void>;
  /** Claims a thread for a turn and makes the turn's first change, in one step. */
  openTurn(threadId: string, turnId: string, start: TurnStart): Promise<TurnOpening>;
  turnWriter(threadId: string, turnId: string): TurnWriter;
  loadThread(threadId: string): Promise<ThreadMetadata | null>;
  /** `null` when the cursor is unknown. */
  listThreads(query: PageQuery): Promise<Page<ThreadMetadata> | null>;
  /** Hidden items included. `null` when the thread or the cursor is unknown. */
  listItems(threadId: string, query: PageQuery): Promise<Page<ThreadItem> | null>;
  /** `null` when there is no such thread. */
  renameThread(threadId: string, title: string): Promise<ThreadMetadata | null>;
  /** Deletes the thread and its items; `false` when there is no such thread. */
  deleteThread(threadId: string): Promise<boolean>;
}

/** Opens the store of one owner; cheap enough to do for each request. */
export type ThreadStores = (owner: Owner) => ThreadStore;

/** Where a turn's events go: the client that listens. */
export interface EventSink {
  /** Takes an event; a promise means that the client is slow, and resolves when there is room or the client is gone. */
  write(event: ThreadStreamEvent): void | Promise<void>;
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
}
