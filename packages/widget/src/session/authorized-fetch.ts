import { WidgetError } from '../widget-error.ts';
import { abortable } from '../abortable.ts';
import { explain } from './explain.ts';
import { isStrange } from './is-strange.ts';
import type { OpenSession, SessionKeeper } from './session-keeper.ts';

export interface AuthorizedFetchOptions {
  /** Address of the API, absolute. Requests elsewhere pass through without the secret. */
  api: string;
  sessions: Pick<SessionKeeper, 'current' | 'replace'>;
  fetch: typeof globalThis.fetch;
}

/**
 * `fetch` with the client secret in `Authorization`. On a 401 the session is renewed and the request repeated, once.
 * Rejects with the `WidgetError` of a session that cannot be had, or of an address that cannot be a chat server’s; a new
 * secret that is refused too is `request_refused`.
 */
export function authorizedFetch({ api, sessions, fetch }: AuthorizedFetchOptions): typeof globalThis.fetch {
  const send = async (request: Request, session: OpenSession): Promise<Response> => {
    request.headers.set('authorization', `Bearer ${session.secret}`);
    const { url, signal } = request;
    const answer: unknown = await fetch(request).catch((error: unknown) => error);
    if (answer instanceof Response && !isStrange(answer)) return answer;
    throw await explain(answer, url, signal);
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
