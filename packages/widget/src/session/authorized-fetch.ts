import { WidgetError } from '../widget-error.ts';
import { abortable } from './abortable.ts';
import type { OpenSession, SessionKeeper } from './session-keeper.ts';

export interface AuthorizedFetchOptions {
  /** Address of the API, absolute. Requests elsewhere pass through without the secret. */
  api: string;
  sessions: Pick<SessionKeeper, 'current' | 'replace'>;
  fetch: typeof globalThis.fetch;
}

/**
 * `fetch` with the client secret in `Authorization`. On a 401 the session is renewed and the request repeated, once.
 * Rejects with the `WidgetError` of a session that cannot be had; a new secret that is refused too is `request_refused`.
 */
export function authorizedFetch({ api, sessions, fetch }: AuthorizedFetchOptions): typeof globalThis.fetch {
  const send = (request: Request, session: OpenSession): Promise<Response> => {
    request.headers.set('authorization', `Bearer ${session.secret}`);
    return fetch(request);
  };
  return async (input, init) => {
    const build = (): Request => new Request(input instanceof Request ? input.clone() : input, init);
    const request = build();
    if (!isBelow(api, request.url)) return fetch(request);
    const session = await abortable(sessions.current(), request.signal);
    const answer = await send(request, session);
    if (answer.status !== 401) return answer;
    await answer.body?.cancel();
    const next = await abortable(sessions.replace(session), request.signal);
    const secondAnswer = await send(build(), next);
    if (secondAnswer.status !== 401) return secondAnswer;
    throw new WidgetError('request_refused', { status: 401 });
  };
}

function isBelow(api: string, url: string): boolean {
  const [path = ''] = url.split(/[?#]/, 1);
  return path === api || path.startsWith(`${api}/`);
}
