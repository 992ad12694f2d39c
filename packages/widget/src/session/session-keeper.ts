/** A session that is open: what `SessionKeeper` keeps. */
export interface OpenSession {
  /** The client secret. */
  secret: string;
  /** Whose it is, from `tokenUser`; `null` when the page's token does not say. */
  user: string | null;
  /** The visitor that this user was until now. */
  formerly?: string | null;
  /** Whether the conversation runs at OpenAI, with OpenAI’s secret. */
  hosted: boolean;
  /** When it ends, in milliseconds of the keeper’s clock; `Infinity` when that is not known. */
  expiresAt: number;
  /** From when on to get a new one. */
  renewAt: number;
}

/**
 * Keeps one session fresh for any number of callers: whoever comes while one is being opened waits for the same one.
 * A failure is told to all who wait and not remembered: the next caller tries again.
 */
export class SessionKeeper {
  readonly #open: () => Promise<OpenSession>;
  readonly #now: () => number;
  #current: OpenSession | null = null;
  #opening: Promise<OpenSession> | null = null;

  constructor(open: () => Promise<OpenSession>, now: () => number = Date.now) {
    this.#open = open;
    this.#now = now;
  }

  /** A session that has not ended. One near its end is returned at once, and renewed behind the caller's back. */
  async current(): Promise<OpenSession> {
    const session = this.#current;
    const now = this.#now();
    if (session === null || now >= session.expiresAt) return this.renew();
    if (now >= session.renewAt) this.renew().catch(ignore);
    return session;
  }

  /** Another session than `refused`, which the server no longer takes: a newer one if there is, else a new one. */
  replace(refused: OpenSession): Promise<OpenSession> {
    const session = this.#current;
    return session !== null && session !== refused ? Promise.resolve(session) : this.renew();
  }

  /** Forgets the session and returns it, so that it can be ended. */
  release(): OpenSession | null {
    const session = this.#current;
    this.#current = null;
    return session;
  }

  /** A new session, whatever the one at hand is good for. */
  renew(): Promise<OpenSession> {
    this.#opening ??= this.#open()
      .then((session) => (this.#current = session))
      .finally(() => (this.#opening = null));
    return this.#opening;
  }
}

// A renewal ahead of time may fail: the session is still good, and the next caller tries again.
const ignore = (): void => {};
