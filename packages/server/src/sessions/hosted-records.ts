import type { Owner } from '../owner.ts';

/** A session at OpenAI. */
export interface HostedRecord {
  /** OpenAI's id, by which it is cancelled. */
  readonly sessionId: string;
  readonly owner: Owner;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** The sessions at OpenAI, known to every process by a hash of their secrets; the secrets themselves are kept nowhere. */
export interface HostedRecords {
  keep(secretHash: string, record: HostedRecord): Promise<void>;
  /** OpenAI's id of the session; `null` when there is none, or it is over by `now`. */
  find(secretHash: string, now: Date): Promise<string | null>;
  forget(secretHash: string): Promise<void>;
}
