import type { Observer } from '../observer.ts';
import type { Owner } from '../owner.ts';
import type { Attachment } from '../protocol/attachments.ts';
import type {
  AttachedFile,
  ChatHooks,
  EventSink,
  Logger,
  NewId,
  RequestContext,
  Responder,
} from './ports.ts';
import type { Allowance } from './allowance.ts';
import type { Once, Signals, ThreadStore } from './store-ports.ts';
import type { Journal } from './turns/journal.ts';
import type { OpenTurns } from './turns/open-turns.ts';

/** The attachments of one owner, as the protocol's requests and responders need them. */
export interface OwnerAttachments {
  /** Announces a file to be uploaded. @throws ChatdockError when it may not be: too large, of a type that is not taken. */
  create(claim: { name: string; size: number; mime_type: string }): Promise<Attachment>;
  /**
   * Makes sure of the attachments that a message is going to name. @throws ChatdockError when they are too many, or one is
   * missing or has not been uploaded.
   */
  prepare(ids: readonly string[]): Promise<void>;
  /** Deletes the file; `false` when there is none. */
  remove(id: string): Promise<boolean>;
  /** Removes the bytes of files that were deleted along with something else, such as their thread. Never rejects. */
  clear(): Promise<void>;
  read(id: string): Promise<AttachedFile | null>;
  /** The attachment as a client may use it now: with addresses that work for a while. */
  show(attachment: Attachment): Attachment;
}

/** What a request is handled with: everything is bound to the verified owner before a handler sees it. */
export interface ChatContext extends SharedContext {
  readonly owner: Owner;
  readonly store: ThreadStore;
  /** `null` when attachments are not offered. */
  readonly attachments: OwnerAttachments | null;
  readonly request: RequestContext;
  /** What keeps the answer of a request that its client may send again; `null` when it has not said so. */
  readonly once: Once | null;
  /** What the owner may still use. */
  readonly allowance: Allowance;
  /** Aborted when whoever asked is gone. */
  readonly signal: AbortSignal;
}

/** What every request is handled with, whoever sends it. */
export interface SharedContext {
  readonly responder: Responder;
  readonly hooks: ChatHooks;
  readonly turns: OpenTurns;
  readonly journal: Journal;
  readonly signals: Signals;
  /** Aborted when the server closes: whoever only listens has to go. */
  readonly closing: AbortSignal;
  readonly newId: NewId;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly observer: Observer;
}

/**
 * What a request is answered with. A stream may have begun in the store already, so `run` must be called, once and
 * always, with whoever listens; it resolves when nothing is left to do and never rejects.
 */
export type ChatAnswer =
  | { readonly kind: 'json'; readonly body: object }
  | {
      readonly kind: 'stream';
      readonly run: (sink: EventSink) => Promise<void>;
      /** The code of the refusal that the stream tells of. */
      readonly refused?: string;
    };
