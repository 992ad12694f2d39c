import type { AttachmentStores, FileRemovals } from '../attachments/attachment-store.ts';
import type { Signals, ThreadStores } from '../chat/store-ports.ts';

/** The sessions that were ended before their time; the contract is `EndedSessions`. */
interface SessionEnds {
  end(sessionId: string, expiresAt: number): Promise<void>;
  has(sessionId: string): Promise<boolean>;
}

/** Everything that is kept, and the processes that share it. */
export interface Storage {
  /** For logs: where it is. */
  readonly description: string;
  readonly stores: ThreadStores;
  readonly signals: Signals;
  readonly endedSessions: SessionEnds;
  readonly attachments: AttachmentStores;
  readonly fileRemovals: FileRemovals;
  /** The secret that signs client secrets when none is configured. */
  generatedSecret(): Promise<string>;
  /** Rejects when nothing can be read. */
  check(): Promise<void>;
  /** Deletes what is over: old threads, logs nobody comes back for. */
  upkeep(): Promise<void>;
  /** Gives up what is still claimed; the database itself is left to whoever opened it. */
  close(): Promise<void>;
}
