import type { ChatSession } from './client-secret.ts';

const most = 10_000;

/**
 * Client secrets that have been verified. A client sends its secret with every request, and checking a signature takes as long
 * as reading a page. Only whole secrets are compared, so nothing that differs in a bit is found; whether the session was
 * ended is asked each time all the same.
 */
export class KnownSecrets {
  readonly #sessions = new Map<string, ChatSession>();

  /** `undefined` for a secret that is not known, or is over. */
  find(secret: string): ChatSession | undefined {
    const session = this.#sessions.get(secret);
    if (!session || session.expiresAt > Date.now() / 1_000) return session;
    this.#sessions.delete(secret);
    return undefined;
  }

  keep(secret: string, session: ChatSession): void {
    if (this.#sessions.size >= most) {
      const [oldest = ''] = this.#sessions.keys();
      this.#sessions.delete(oldest);
    }
    this.#sessions.set(secret, session);
  }
}
