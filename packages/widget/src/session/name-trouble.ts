import { concerns, PolicyWatch } from '../set-up/policy-watch.ts';
import { inWords } from '../set-up/in-words.ts';
import { setUpError } from '../set-up/set-up-error.ts';
import { WidgetError } from '../widget-error.ts';
import { isStrange } from './is-strange.ts';
import { responseError } from './response-error.ts';

/**
 * Names what is behind a request to `url`, an address of the chat server: what an answer means, or for an error one that
 * says more, or itself. Where there was no answer the address is looked at again, without any secret.
 */
export async function nameTrouble(trouble: unknown, url: string, signal: AbortSignal): Promise<unknown> {
  if (trouble instanceof Response) return inWords(await whatItMeans(trouble, url));
  if (trouble instanceof WidgetError && trouble.code !== 'server_unreachable') return trouble;
  const reason = await whyNoAnswer(url, AbortSignal.any([signal, AbortSignal.timeout(1500)]), trouble);
  return inWords(reason ?? trouble);
}

async function whatItMeans(answer: Response, url: string): Promise<WidgetError> {
  const { status, ok, redirected } = answer;
  // The session route itself is always there, whatever form the answer has.
  const isMissing = (status === 404 || status === 405) && url.endsWith('/session');
  if (!isMissing && !isStrange(answer)) return responseError(answer);
  await answer.body?.cancel();
  const code = !ok ? 'api_not_found' : redirected ? 'api_redirects' : 'api_is_a_page';
  return setUpError(code, { seen: `${url}: ${status}`, status });
}

async function whyNoAnswer(url: string, signal: AbortSignal, cause: unknown): Promise<WidgetError | null> {
  const policy = new PolicyWatch(concerns(url));
  const look = (init: RequestInit): Promise<Response | null> =>
    fetch(url, { cache: 'no-store', signal, ...init }).catch(() => null);
  try {
    // The header makes browsers ask a server of another origin first, as they do for the chat's own requests.
    const headers = { 'content-type': 'application/json' };
    const answer = await look({ redirect: 'manual', credentials: 'same-origin', headers });
    if (answer)
      return answer.type === 'opaqueredirect' ? setUpError('api_redirects', { seen: url, cause }) : null;
    const blocked = await policy.seen();
    if (blocked !== null) return setUpError('blocked_by_policy', { seen: blocked, cause });
    if (new URL(url).origin === location.origin) return null;
    // What it says cannot be read; that it says something means that it is there.
    const isThere = await look({ mode: 'no-cors', credentials: 'omit' });
    return isThere && setUpError('origin_refused', { seen: location.origin, cause });
  } finally {
    policy.stop();
  }
}
