/** Who a token speaks for. */
export interface Caller {
  /** The owner whose tasks it opens. */
  readonly owner: string;
  /** The token's `sub`: what the caller is called elsewhere. */
  readonly subject: string;
}

/** How far the clocks of signer and server may be apart, in seconds. */
export const clockToleranceSeconds = 15;

/** How long a token is taken as verified, in seconds: a key that its issuer withdraws works no longer than that. */
const trustedSeconds = 60;
const most = 1_000;

/**
 * Tokens that were verified a moment ago. A client sends its token with every message, and checking a signature takes as
 * long as reading a task. Only whole tokens are compared, so nothing that differs in a bit is found.
 */
export class KnownTokens {
  readonly #callers = new Map<string, { caller: Caller; until: number }>();

  find(token: string): Caller | undefined {
    const known = this.#callers.get(token);
    if (!known || known.until > Date.now() / 1_000) return known?.caller;
    this.#callers.delete(token);
    return undefined;
  }

  /** @param expiresAt the token's `exp` */
  keep(token: string, caller: Caller, expiresAt: number): void {
    const now = Date.now() / 1_000;
    if (this.#callers.size >= most) {
      const [oldest = ''] = this.#callers.keys();
      this.#callers.delete(oldest);
    }
    this.#callers.set(token, {
      caller,
      until: Math.min(expiresAt + clockToleranceSeconds, now + trustedSeconds),
    });
  }
}
