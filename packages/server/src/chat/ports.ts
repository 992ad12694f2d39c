import type { Owner } from '../owner.ts';
import type { Action } from '../protocol/actions.ts';
import type { Attachment } from '../protocol/attachments.ts';
import type { ThreadStreamEvent } from '../protocol/events.ts';
import type { ThreadItem, UserMessageItem, WidgetItem } from '../protocol/items.ts';
import type { ThreadMetadata } from '../protocol/threads.ts';
import type { TokenUsage } from './allowance.ts';

/** Where log lines go; pino's loggers fit. Fields never hold tokens, secrets or message text. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What an id is for; it decides the readable prefix. */
export type ItemIdKind =
  'thread' | 'message' | 'tool_call' | 'workflow' | 'task' | 'hidden_context' | 'attachment' | 'turn';

/** Makes a fresh id: a readable prefix and at least 128 random bits. */
export type NewId = (kind: ItemIdKind) => string;

/** What made a turn begin. `application`: the application's own code, see `chat.user(owner).startTurn`. */
export type TurnCause =
  'message' | 'retry' | 'client_tool_output' | 'structured_input' | 'action' | 'application';

/** What a client said beside its request. Nothing of it is stored, and nothing of it says who asks. */
export interface RequestContext {
  /** The request's `metadata`, as the page set it: untrusted. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The language of the interface, such as `de-AT`, when the client says. */
  readonly locale: string | undefined;
}

/** The file behind an attachment. */
export interface AttachedFile {
  readonly attachment: Attachment;
  readonly bytes: Uint8Array;
  /** From where the user's browser can download it, for an hour at most. */
  readonly downloadUrl: string;
  /** What the application keeps with the attachment, such as its id at a model's provider. No client is sent it. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Replaces {@link AttachedFile.metadata} for whoever reads the attachment from now on. */
  saveMetadata(metadata: Readonly<Record<string, unknown>>): Promise<void>;
}

/** One answer in the making: what a responder gets to see and to use. */
export interface Turn extends RequestContext {
  /** `turn_…`, for logs. */
  readonly id: string;
  /** Whose conversation it is; verified. */
  readonly owner: Owner;
  /** What made it begin. */
  readonly cause: TurnCause;
  /**
   * The conversation, as a copy to change: a new `title`, `status`, `metadata` or `allowed_image_domains` is
   * saved and announced with the next event, or at the end.
   */
  readonly thread: ThreadMetadata;
  /** The message to answer, already stored; `null` when the turn was not started by one. */
  readonly message: UserMessageItem | null;
  /** Aborted when the client leaves for good, the user stops the answer, or the server closes. Stop the model then. */
  readonly signal: AbortSignal;
  /** The newest `limit` items (1–1000), oldest first, hidden ones and {@link Turn.message} included. */
  history(limit: number): Promise<ThreadItem[]>;
  /** The file of an attachment of this user; `null` when there is none. */
  attachment(id: string): Promise<AttachedFile | null>;
  /**
   * Counts what a model has used for this answer, for the day's limit of tokens; to be called as often as something is used, also when
   * the answer then fails. Never throws. Agents are counted by themselves.
   */
  countTokens(usage: TokenUsage): void;
  /** A fresh id for an item of this turn. */
  newId(kind: ItemIdKind): string;
  now(): Date;
}

/** What an action that is answered at once gets to see and to use. No turn is opened: one may be running. */
export interface ActionCall extends RequestContext {
  /** Whose conversation it is; verified. */
  readonly owner: Owner;
  /** The conversation as it is now; changes of this object are not saved. */
  readonly thread: ThreadMetadata;
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
  /** The newest `limit` items (1–1000), oldest first, hidden ones included. */
  history(limit: number): Promise<ThreadItem[]>;
  /** Stores an item of this thread, in place of the one of its id if there is one. */
  save(item: ThreadItem): Promise<void>;
  /** Tells the page of something beside the answer, as the `client_effect` of a stream does. */
  effect(name: string, data?: Readonly<Record<string, unknown>>): void;
  newId(kind: ItemIdKind): string;
  now(): Date;
}

/** What a streamed answer allows: `allow_cancel` shows the stop button. */
export interface StreamOptions {
  readonly allow_cancel: boolean;
}

/**
 * Answers with a stream of events. Storing is not its business: an item of a `thread.item.done` or
 * `thread.item.replaced` event is stored before the event is sent. To fail with words of its own it throws a
 * `StreamError`; anything else becomes a `stream.error` event with a retry offered.
 */
export interface Responder {
  /** Answers a message, a client tool's output or a structured input; `turn.cause` says which. */
  respond(turn: Turn): AsyncIterable<ThreadStreamEvent>;
  /** Acts on a widget's action, streaming what comes of it. `sender` is the widget as stored. Left out: actions fail. */
  action?(turn: Turn, action: Action, sender: WidgetItem | null): AsyncIterable<ThreadStreamEvent>;
  /**
   * Acts on a widget's action that is answered at once, also while an answer streams. Resolves to the item to show in
   * place of the widget, or `null`. Stores nothing by itself, see {@link ActionCall.save}. Left out: not offered.
   */
  syncAction?(call: ActionCall, action: Action, sender: WidgetItem | null): Promise<ThreadItem | null>;
  /** Asked once a turn, before it begins. Default: `{ allow_cancel: true }`. */
  streamOptions?(turn: Turn): StreamOptions | Promise<StreamOptions>;
}

/** What happens beside the answers. Each is called with verified owners only. */
export interface ChatHooks {
  /** A thumb up or down. The thread and the items are the owner's. */
  feedback?(feedback: {
    owner: Owner;
    threadId: string;
    itemIds: readonly string[];
    kind: 'positive' | 'negative';
  }): Promise<void> | void;
  /**
   * Names a thread that has no title, while its first message is being answered. `undefined` leaves it unnamed; so do a
   * failure and an answer that comes more than five seconds after the turn's last word.
   */
  title?(naming: {
    owner: Owner;
    thread: ThreadMetadata;
    message: UserMessageItem;
    signal: AbortSignal;
  }): Promise<string | undefined> | string | undefined;
  /** Turns recorded speech into text. `mimeType` as recorded, such as `audio/webm;codecs=opus`; `mediaType` without parameters. */
  transcribe?(recording: {
    owner: Owner;
    data: Uint8Array;
    mimeType: string;
    mediaType: string;
    signal: AbortSignal;
  }): Promise<string> | string;
}

/** Where events go: the client that listens. */
export interface EventSink {
  /**
   * Takes a serialized event, with its id when the client may come back for what follows it. A promise means that the
   * client is slow, and resolves when there is room or the client is gone.
   */
  write(event: string, id?: string): void | Promise<void>;
  /** Breaks the stream off, so that nobody takes a part for the whole. */
  cut(): void;
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
}
