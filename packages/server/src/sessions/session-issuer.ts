import type { ChatSession } from '../auth/client-secret.ts';
import type { VerifiedUser } from '../auth/verify-user-jwt.ts';

/** What the session route answers. */
interface IssuedSession {
  /** `cs_…`, to be sent as a bearer token and kept in memory only. */
  readonly clientSecret: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** Gives permissions to chat, checks them and takes them back. */
export interface SessionIssuer {
  issue(user: VerifiedUser): Promise<IssuedSession>;
  /** Rejects with ChatdockError `invalid_token` when the secret is not one, is over, or was ended. */
  verify(clientSecret: string): Promise<ChatSession>;
  /** Ends the session of this secret everywhere, within a second. Rejects as {@link SessionIssuer.verify}. */
  end(clientSecret: string): Promise<void>;
}
