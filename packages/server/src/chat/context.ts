import type { Owner } from '../owner.ts';
import type { OpenTurns } from './open-turns.ts';
import type { EventSink, Logger, NewId, Responder, ThreadStore } from './ports.ts';

/** What a request is handled with: everything is bound to the verified owner before a handler sees it. */
export interface ChatContext {
  readonly owner: Owner;
  readonly store: ThreadStore;
  readonly responder: Responder;
  readonly turns: OpenTurns;
  readonly newId: NewId;
  readonly now: () => Date;
  readonly logger: Logger;
}

/**
 * What a request is answered with. A stream has begun in the store already, so `run` must be called, once and
 * always, with whoever listens; it resolves when the turn is settled and never rejects.
 */
export type ChatAnswer =
  | { readonly kind: 'json'; readonly body: object }
  | { readonly kind: 'stream'; readonly run: (sink: EventSink) => Promise<void> };
