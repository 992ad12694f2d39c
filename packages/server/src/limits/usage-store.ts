/** What has been used of one limit since it was last told. */
export interface UsageDelta {
  /** At most 64 characters that tell nobody whose it is. */
  readonly key: string;
  /** Can be 0, to ask only, or less, for what is given back. */
  readonly amount: number;
  /** When the window of time is over and nothing of it matters any more, in milliseconds since 1970. */
  readonly endsAt: number;
}

/** What has been used of limits, shared by all processes. */
export interface UsageStore {
  /** Adds all of it and answers the totals of all processes, in the same order. Keys differ. */
  add(deltas: readonly UsageDelta[]): Promise<number[]>;
}
