import type { IncomingMessage } from 'node:http';
import type { ChatSession } from '../auth/client-secret.ts';
import type { VerifiedUser } from '../auth/verify-user-jwt.ts';

/** What the session route answers. */
interface IssuedSession {
  /** `cs_…`, or OpenAI's; to be sent as a bearer token and kept in memory only. */
  readonly clientSecret: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
  /** Whether the conversation is at OpenAI, and the secret for there. Default: it is here. */
  readonly isHosted?: boolean;
}

/** Gives permissions to chat, checks them and takes them back. */
export interface SessionIssuer {
  /**
   * `request` is what the application's framework received. Rejects with ChatdockError `hosting_failed` or `hosting_ended` when the
   * session was to be one at OpenAI.
   */
  issue(user: VerifiedUser, request: IncomingMessage | Request): Promise<IssuedSession>;
  /** Rejects with ChatdockError `invalid_token` when the secret is not one, is over, or was ended. */
  verify(clientSecret: string): Promise<ChatSession>;
  /** Ends the session of this secret everywhere, within a second. Rejects as {@link SessionIssuer.verify}, or with `hosting_failed`. */
  end(clientSecret: string): Promise<void>;
}
