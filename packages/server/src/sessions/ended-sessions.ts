/** The sessions that were ended before their time, known to every process. */
export interface EndedSessions {
  /** Remembers it until `expiresAt` (seconds since 1970), when the secret is over by itself. */
  end(sessionId: string, expiresAt: number): Promise<void>;
  /** True at once in the process that ended it, and within a second in every other. */
  has(sessionId: string): Promise<boolean>;
}
