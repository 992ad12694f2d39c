/** What a model has read and written. */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
}

/** What one owner may still use. */
export interface Allowance {
  /** How many answers may be given to the owner at a time; `null`: any number. */
  readonly turnsAtATime: number | null;
  /**
   * Takes one of the day's messages; resolves to what gives it back. Rejects with ChatdockError `limit_reached`, in words for the user,
   * when the messages or the tokens of the day are used up.
   */
  takeMessage(): Promise<() => void>;
  /** Counts what a model has used. Never throws. */
  countTokens(usage: TokenUsage): void;
}
