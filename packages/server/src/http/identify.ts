import type { IncomingMessage } from 'node:http';
import { readBearerToken } from '../auth/bearer-token.ts';
import { isSubject, type VerifiedUser, type VerifyUserJwt } from '../auth/verify-user-jwt.ts';
import { ChatdockError } from '../chatdock-error.ts';
import type { HttpRequest } from './http-request.ts';

/** How a request shows who sends it. */
export interface Identity {
  /** Rejects with ChatdockError `missing_token` or `invalid_token` when it does not. */
  identify(request: HttpRequest): Promise<VerifiedUser>;
  /** Whether browsers add the proof by themselves, as they do cookies: then the page that asks has to be checked too. */
  readonly isAmbient: boolean;
}

/** A user whom the application knows. */
export interface ApplicationUser {
  /** Who it is: unique, never reused, at most 255 characters. */
  subject: string;
  /** Who vouches for them, when several do; no white space. Default: nobody in particular. */
  issuer?: string | undefined;
  /** When the application's own session ends; sessions made from it end then too. Default: not known. */
  expiresAt?: Date | undefined;
}

/** How an application tells who sends a request. */
export interface ApplicationAuth {
  /**
   * By whatever it goes by: a cookie session, an API key. `null` when nobody is signed in. In an Express app the
   * request is Express's.
   */
  authenticate(request: IncomingMessage): Promise<ApplicationUser | null> | ApplicationUser | null;
}

export function bearerIdentity(verify: VerifyUserJwt): Identity {
  return { isAmbient: false, identify: async (request) => verify(readBearerToken(request)) };
}

export function applicationIdentity(auth: ApplicationAuth): Identity {
  return {
    isAmbient: true,
    async identify({ incoming }) {
      const user = await auth.authenticate(incoming);
      if (user === null) throw new ChatdockError('missing_token', { message: 'Sign in first.' });
      const { subject, issuer = '', expiresAt } = user;
      if (!isSubject(subject) || typeof issuer !== 'string' || /\s/u.test(issuer)) {
        throw new TypeError('auth.authenticate() answered a user whose subject or issuer is not usable.');
      }
      return { owner: { issuer, subject }, expiresAt: expiresAt ? expiresAt.getTime() / 1_000 : null };
    },
  };
}
