import { WidgetError } from '../widget-error.ts';
import { abortable } from '../abortable.ts';
import { readField } from './read-field.ts';

/**
 * The page's own way to its user's token: returns the JWT, or `null`, `undefined` or `''` when nobody is signed in.
 * Called once per session and once per renewal, so it should return a token that is still good for some minutes.
 */
export type GetToken = () => string | null | undefined | Promise<string | null | undefined>;

/** Asks for the user's token. Throws `sign_in_required` when nobody is signed in, `token_unavailable` on any other trouble. */
export type TokenSource = (signal: AbortSignal) => Promise<string>;

/** A token from a function of the page. */
export function tokenFromPage(getToken: GetToken): TokenSource {
  return async (signal) => {
    let token: string | null | undefined;
    try {
      token = await abortable(Promise.resolve(getToken()), signal);
    } catch (cause) {
      signal.throwIfAborted();
      throw new WidgetError('token_unavailable', { cause });
    }
    return checkedToken(token);
  };
}

/**
 * A token from an address of the page's own sign-in: JSON `{"token":"…"}`, as Better Auth's JWT plugin answers, or the
 * token as plain text. Cookies go along, also to another origin.
 */
export function tokenFromUrl(url: string, fetch: typeof globalThis.fetch): TokenSource {
  return async (signal) => {
    const init: RequestInit = {
      headers: { accept: 'application/json, text/plain' },
      credentials: 'include',
      cache: 'no-store',
      signal,
    };
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, init);
      text = await response.text();
    } catch (cause) {
      signal.throwIfAborted();
      throw new WidgetError('token_unavailable', { cause });
    }
    return checkedToken(readToken(response, text));
  };
}

function readToken(response: Response, text: string): unknown {
  const { status } = response;
  if (status === 401 || status === 403) return null;
  if (!response.ok) throw new WidgetError('token_unavailable', { status });
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) return parseTokenJson(text);
  // Many sign-in libraries answer a signed-out request with a redirect to their sign-in page.
  if (type.includes('html') && response.redirected) return null;
  return text.trim();
}

function parseTokenJson(text: string): unknown {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // Not passed on as the cause: a parser quotes what it read, and that may be a token.
    throw new WidgetError('token_unavailable');
  }
  const token = readField(body, 'token');
  return token === undefined ? body : token; // what is not a token either is refused by its shape
}

/** What may follow `Bearer ` in a header (RFC 6750, `b64token`). */
const bearerToken = /^[\w.~+/-]+=*$/;

function checkedToken(token: unknown): string {
  if (token === null || token === undefined || token === '') throw new WidgetError('sign_in_required');
  if (typeof token === 'string' && bearerToken.test(token)) return token;
  throw new WidgetError('token_unavailable', {
    message: 'The page’s sign-in gave something that is not a token.',
  });
}
