import type { IncomingMessage } from 'node:http';
import { visitorIssuer } from '../owner.ts';
import { isName } from './is-name.ts';
import type { VerifiedUser } from './verify-user-jwt.ts';

/** A user whom the application knows. */
export interface ApplicationUser {
  /** Who it is: unique, never reused, at most 255 characters. */
  subject: string;
  /** Who vouches for them, when several do; no white space. Default: nobody in particular. */
  issuer?: string | undefined;
  /** The customer or organisation they belong to, at most 255 characters; limits can be set for it. Default: none. */
  tenant?: string | undefined;
  /** When the application's own session ends; sessions made from it end then too. Default: not known. */
  expiresAt?: Date | undefined;
}

/** How an application tells who sends a request. */
export interface ApplicationAuth {
  /**
   * By whatever it goes by: a cookie session, an API key. `null` when nobody is signed in. The request is what the
   * application's framework received: Express's in an Express app, a web-standard one in `fetch`. Declare the one that it is.
   */
  authenticate(request: IncomingMessage | Request): Promise<ApplicationUser | null> | ApplicationUser | null;
}

/**
 * The user that the application answered with; `null` when nobody is signed in.
 *
 * @throws TypeError when its answer cannot be used: that is a mistake of the application, not of whoever asks.
 */
export function verifiedApplicationUser(user: ApplicationUser | null): VerifiedUser | null {
  if (user === null) return null;
  const { subject, issuer = '', tenant, expiresAt } = user;
  if (!isName(subject) || !isIssuer(issuer) || (tenant !== undefined && !isName(tenant))) {
    throw new TypeError('auth.authenticate() answered a user whose subject, issuer or tenant is not usable.');
  }
  return {
    owner: { issuer, subject },
    expiresAt: expiresAt ? expiresAt.getTime() / 1_000 : null,
    ...(tenant !== undefined && { tenant }),
  };
}

function isIssuer(issuer: unknown): boolean {
  return typeof issuer === 'string' && !/\s/u.test(issuer) && issuer !== visitorIssuer;
}
