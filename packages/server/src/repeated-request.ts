import { ChatdockError } from './chatdock-error.ts';

/** A request that its client may send again. Both are hashes: neither the client's key nor what it asks is kept. */
export interface RequestKey {
  /** Which request it is, among those of its owner. */
  readonly key: string;
  /** What it asks; another one under the same key is refused. */
  readonly fingerprint: string;
}

/** The turn that a request began. */
export interface BegunByRequest {
  readonly threadId: string;
  readonly turnId: string;
  /** The newest item of the thread after the turn's first changes; `null` when there was none. */
  readonly itemId: string | null;
}

/** What is known of a request that came before under the same key. */
export interface EarlierRequest {
  readonly fingerprint: string;
  /** Of one that began a turn. */
  readonly turn: BegunByRequest | null;
  /** Of one that was answered with a document; `null` as long as it is not. */
  readonly answer: object | null;
  /** Whether the process that answers it lives; of no meaning for one that began a turn. */
  readonly isRunning: boolean;
}

/** Thrown where a request would have changed something that it, or another one under its key, has changed before. */
export class RepeatedRequest extends ChatdockError {
  readonly asked: RequestKey;
  readonly earlier: EarlierRequest;

  constructor(asked: RequestKey, earlier: EarlierRequest) {
    super('request_in_progress');
    this.asked = asked;
    this.earlier = earlier;
  }
}
