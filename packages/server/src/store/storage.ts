import type { AttachmentStores, FileRemovals } from '../attachments/attachment-store.ts';
import type { Queryable } from '@chatdock/mcp-tasks/database';
import type { PausedRunStores } from '../chat/paused-runs.ts';
import type { BusyThread, OnceStores, Signals, ThreadStores } from '../chat/store-ports.ts';
import type { UsageStore } from '../limits/usage-store.ts';
import type { Owner } from '../owner.ts';
import type { HostedRecords } from '../sessions/hosted-records.ts';

/** The sessions that were ended before their time; the contract is `EndedSessions`. */
interface SessionEnds {
  end(sessionId: string, expiresAt: number): Promise<void>;
  has(sessionId: string): Promise<boolean>;
}

/** Moves what else there is, in the transaction it is given. Owners are given by their `ownerKey`. */
export type MoveAlong = (tx: Queryable, from: string, to: string) => Promise<void>;

/** Everything that is kept, and the processes that share it. */
export interface Storage {
  /** For logs: where it is. */
  readonly description: string;
  readonly stores: ThreadStores;
  /** Requests that are answered with a document, and that their clients may send again. */
  readonly requests: OnceStores;
  readonly pausedRuns: PausedRunStores;
  readonly signals: Signals;
  readonly endedSessions: SessionEnds;
  readonly hostedRecords: HostedRecords;
  readonly usage: UsageStore;
  readonly attachments: AttachmentStores;
  readonly fileRemovals: FileRemovals;
  /**
   * Gives `to` all that `from` has, in one transaction: threads with their items, logs and attachments, and what `along` moves.
   * Threads that a turn holds stay; resolves to these. Threads of ids that `to` has already stay too.
   */
  handOver(from: Owner, to: Owner, along: MoveAlong): Promise<readonly BusyThread[]>;
  /** The secret that signs client secrets when none is configured. */
  generatedSecret(): Promise<string>;
  /** Rejects when nothing can be read. */
  check(): Promise<void>;
  /** Deletes what is over: old threads, logs nobody comes back for. */
  upkeep(): Promise<void>;
  /** Gives up what is still claimed; the database itself is left to whoever opened it. */
  close(): Promise<void>;
}
