import { verifiedApplicationUser, type ApplicationAuth } from '../auth/application-auth.ts';
import { readBearerToken } from '../auth/bearer-token.ts';
import type { VerifiedUser, VerifyUserJwt } from '../auth/verify-user-jwt.ts';
import type { Visitor, VisitorTokens } from '../auth/visitor-tokens.ts';
import { ChatdockError } from '../chatdock-error.ts';
import type { HttpRequest } from './http-request.ts';
import { checkPageOrigin } from './page-origin.ts';

/** Where a visitor's token goes when the `Authorization` header holds a user's. */
export const visitorHeader = 'chatdock-visitor';

/** Who asks for a session. */
export interface Identified {
  readonly user: VerifiedUser;
  /** The visitor that asks, or that this user has been until now, when that is proven too. */
  readonly visitor: Visitor | null;
}

/** How a request shows who sends it. */
export interface Identity {
  /**
   * Who asks for a session; someone new where visitors may come without a proof.
   * Rejects with ChatdockError `missing_token`, `invalid_token`, `invalid_request`, `foreign_origin` or `too_many_requests`.
   */
  identify(request: HttpRequest): Promise<Identified>;
  /** Who sends a request to the application itself; nobody new. Rejects as {@link Identity.identify}, whatever page asks. */
  authenticate(request: HttpRequest): Promise<VerifiedUser>;
}

/** The ways to know who asks, as far as there are such. */
export interface IdentityWays {
  readonly verify: VerifyUserJwt | undefined;
  readonly application: ApplicationAuth | undefined;
  readonly visitors: (() => Promise<VisitorTokens>) | undefined;
  /** Rejects with ChatdockError `too_many_requests` when enough new visitors have come from there. */
  readonly admitVisitor: (address: string | undefined) => Promise<void>;
  /** Pages of other origins that may ask with the proof that browsers add by themselves. */
  readonly origins: readonly string[];
}

/** A token goes first, and a bad one ends it; then what the application goes by; then visitors. */
export function requestIdentity(ways: IdentityWays): Identity {
  return {
    async identify(request) {
      const found = await find(ways, request, () => checkPageOrigin(request, ways.origins));
      if (found) return found;
      const visitors = await ways.visitors?.();
      if (!visitors) throw missingToken(ways);
      await ways.admitVisitor(request.address);
      return asVisitor(visitors.create());
    },
    async authenticate(request) {
      const found = await find(ways, request, () => {});
      if (!found) throw missingToken(ways);
      return found.user;
    },
  };
}

/** `null` for a request without a proof. */
async function find(
  { verify, application, visitors: tokens }: IdentityWays,
  request: HttpRequest,
  checkAmbient: () => void,
): Promise<Identified | null> {
  const visitorToken = tokens ? readVisitorToken(request) : null;
  if (verify && request.authorization.length > 0 && visitorToken === null) {
    const user = await verify(readBearerToken(request));
    return { user, visitor: await formerVisitor(tokens, request.header(visitorHeader)) };
  }
  const user = await askApplication(application, request, checkAmbient);
  if (user) {
    return { user, visitor: await formerVisitor(tokens, visitorToken ?? request.header(visitorHeader)) };
  }
  return tokens ? findVisitor(tokens, request, visitorToken) : null;
}

async function findVisitor(
  tokens: () => Promise<VisitorTokens>,
  request: HttpRequest,
  token: string | null,
): Promise<Identified | null> {
  if (token !== null) return asVisitor((await tokens()).verify(token));
  if (sendsToken(request)) throw new ChatdockError('invalid_token');
  return null;
}

/** Whoever sends a token means to be known by it. Other schemes are somebody else's, such as a proxy's. */
function sendsToken({ authorization }: HttpRequest): boolean {
  return authorization.some((header) => /^bearer/iu.test(header));
}

/** A browser adds its cookies whatever page asks, so the page is looked at before they are. */
async function askApplication(
  application: ApplicationAuth | undefined,
  request: HttpRequest,
  checkAmbient: () => void,
): Promise<VerifiedUser | null> {
  if (!application) return null;
  checkAmbient();
  return verifiedApplicationUser(await application.authenticate(request.original));
}

/** `null` when the header holds something else than a visitor's token. */
function readVisitorToken(request: HttpRequest): string | null {
  const [header = ''] = request.authorization;
  return /^bearer +cv_/iu.test(header) ? readBearerToken(request) : null;
}

/** Who a proven user was before. A proof that is none changes nothing, and nobody is told. */
async function formerVisitor(
  tokens: IdentityWays['visitors'],
  token: string | undefined,
): Promise<Visitor | null> {
  if (!tokens || token === undefined) return null;
  const visitors = await tokens();
  try {
    return visitors.verify(token);
  } catch {
    return null;
  }
}

function asVisitor(visitor: Visitor): Identified {
  return { user: { owner: visitor.owner, expiresAt: null }, visitor };
}

function missingToken({ application, verify }: IdentityWays): ChatdockError {
  const isCookie = application && !verify;
  return new ChatdockError('missing_token', isCookie ? { message: 'Sign in first.' } : {});
}
