import { readBearerToken } from '../auth/bearer-token.ts';
import { ChatdockError } from '../chatdock-error.ts';
import type { SessionIssuer } from '../sessions/session-issuer.ts';
import { emptyAnswer, jsonAnswer, type Answer } from './answer.ts';
import type { HttpRequest } from './http-request.ts';
import type { Identity } from './identify.ts';
import { isJsonMediaType } from './media-type.ts';
import { checkPageOrigin } from './page-origin.ts';

export interface SessionRoute {
  readonly identity: Identity;
  readonly sessions: SessionIssuer;
  /** Pages of other origins that may ask. */
  readonly origins: readonly string[];
}

/** `POST /session`: the proof of a user for a client secret. The body says nothing and is not read. */
export async function createSession(
  { identity, sessions, origins }: SessionRoute,
  request: HttpRequest,
): Promise<Answer> {
  checkContentType(request.header('content-type'));
  if (identity.isAmbient) checkPageOrigin(request, origins);
  const { clientSecret, expiresAt } = await sessions.issue(await identity.identify(request));
  return jsonAnswer(201, { client_secret: clientSecret, expires_at: expiresAt });
}

/** `DELETE /session`: the session of the client secret in `Authorization` is over, everywhere. */
export async function deleteSession({ sessions }: SessionRoute, request: HttpRequest): Promise<Answer> {
  await sessions.end(readBearerToken(request));
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
