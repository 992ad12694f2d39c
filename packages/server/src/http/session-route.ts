import { readSessionSecret } from '../auth/bearer-token.ts';
import { ChatdockError } from '../chatdock-error.ts';
import type { Limits } from '../limits/limits.ts';
import { isVisitor, type Owner } from '../owner.ts';
import type { SessionIssuer } from '../sessions/session-issuer.ts';
import { emptyAnswer, jsonAnswer, type Answer } from './answer.ts';
import type { HttpRequest } from './http-request.ts';
import type { Identified, Identity } from './identify.ts';
import { isJsonMediaType } from './media-type.ts';

export interface SessionRoute {
  readonly identity: Identity;
  readonly sessions: SessionIssuer;
  readonly limits: Limits;
  /** Gives a user what a visitor has; resolves to whether nothing is left to be given. Never rejects. */
  readonly takeOver: (visitor: Owner, user: Owner) => Promise<boolean>;
}

/** `POST /session`: the proof of a user for a client secret. The body says nothing and is not read. */
export async function createSession(route: SessionRoute, request: HttpRequest): Promise<Answer> {
  const { identity, sessions, limits } = route;
  await limits.requests.admitAddress(request.address);
  checkContentType(request.header('content-type'));
  const identified = await identity.identify(request);
  const { user } = identified;
  await limits.requests.admitOwner(user.owner);
  const visitor = await visitorToKeep(route, identified);
  const { clientSecret, expiresAt, isHosted } = await sessions.issue(user, request.original);
  return jsonAnswer(201, {
    client_secret: clientSecret,
    expires_at: expiresAt,
    ...(visitor !== null && { visitor }),
    ...(isHosted && { hosted: true }),
  });
}

/** What proves the visitor the next time, as long as there is something to come back for. */
async function visitorToKeep(
  { takeOver }: SessionRoute,
  { user: { owner }, visitor }: Identified,
): Promise<string | null> {
  if (visitor === null) return null;
  if (isVisitor(owner)) return visitor.token;
  return (await takeOver(visitor.owner, owner)) ? null : visitor.token;
}

/** `DELETE /session`: the session of the client secret in `Authorization` is over, everywhere. */
export async function deleteSession(
  { sessions, limits }: SessionRoute,
  request: HttpRequest,
): Promise<Answer> {
  await limits.requests.admitAddress(request.address);
  await sessions.end(readSessionSecret(request));
  return emptyAnswer(204);
}

/** A form is what another page can make a browser send, and a second place for a token. */
function checkContentType(type: string | undefined): void {
  if (type === undefined || isJsonMediaType(type)) return;
  if (/form/iu.test(type)) {
    throw new ChatdockError('invalid_request', {
      message: 'Send the token in the Authorization header, not a form.',
    });
  }
  throw new ChatdockError('unsupported_media_type');
}
