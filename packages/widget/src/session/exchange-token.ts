import { WidgetError } from '../widget-error.ts';
import { explain } from './explain.ts';
import { isStrange } from './is-strange.ts';
import { readField } from './read-field.ts';

/** A permission to chat, as long as it lasts. Kept in memory only. */
export interface ClientSecret {
  value: string;
  /** How long it is good for from its arrival, in milliseconds; `null` when the answer did not say so in a usable way. */
  lifetimeMs: number | null;
}

/** What the session route gives. */
export interface Exchanged extends ClientSecret {
  /** What proves the visitor from now on; nothing for a user, once nothing of theirs is left with a visitor. */
  visitor?: string;
  /** Whether the secret is OpenAI’s, which runs the conversation. */
  hosted: boolean;
}

export interface ExchangeOptions {
  /** Address of the API, without a slash at its end. */
  api: string;
  /** The user's token; `null` where the server knows its visitors otherwise, by a cookie for instance. */
  token: string | null;
  /** What proves a visitor: the proof itself where there is no token, else who the user was before. Default: nothing. */
  visitor?: string | null;
  fetch: typeof globalThis.fetch;
  signal: AbortSignal;
}

/**
 * `POST {api}/session`: a user's token, or a visitor's, for a client secret. Throws a `WidgetError`: `sign_in_required` (401),
 * `rate_limited`, `request_refused`, `server_failed`, `server_unreachable`, `malformed_answer`, `api_not_found` or
 * `api_is_a_page`.
 */
export async function exchangeToken(options: ExchangeOptions): Promise<Exchanged> {
  const response = await request(options, 'POST');
  if (!response.ok || isStrange(response)) throw await explain(response, addressOf(options), options.signal);
  const body = await readJson(response);
  const visitor = readField(body, 'visitor');
  return {
    ...readSecret(response, body),
    ...(typeof visitor === 'string' && { visitor }),
    hosted: readField(body, 'hosted') === true,
  };
}

/**
 * `DELETE {api}/session`: ends the session of `token`, here a client secret. Goes out even while the page is left. What the server
 * says to it changes nothing here.
 */
export async function endSession(options: ExchangeOptions): Promise<void> {
  await request(options, 'DELETE');
}

function addressOf({ api }: ExchangeOptions): string {
  return `${api}/session`;
}

async function request(options: ExchangeOptions, method: string): Promise<Response> {
  const { token, visitor = null, fetch, signal } = options;
  const bearer = token ?? visitor;
  try {
    return await fetch(addressOf(options), {
      method,
      headers: {
        ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
        ...(token && visitor && { 'chatdock-visitor': visitor }),
      },
      // A visitor may have signed in with the page, which only its cookie knows.
      credentials: token === null ? 'include' : 'same-origin',
      cache: 'no-store',
      keepalive: method === 'DELETE',
      redirect: 'error', // a token goes to the address the page named and nowhere else
      signal,
    });
  } catch (cause) {
    signal.throwIfAborted();
    throw new WidgetError('server_unreachable', { cause });
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    // Not passed on as the cause: a parser quotes what it read, and that may be a secret.
    throw new WidgetError('malformed_answer', { status: response.status });
  }
}

function readSecret(response: Response, body: unknown): ClientSecret {
  const value = readField(body, 'client_secret');
  const expiresAt = readField(body, 'expires_at');
  if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) {
    throw new WidgetError('malformed_answer', { status: response.status });
  }
  return { value, lifetimeMs: typeof expiresAt === 'number' ? lifetime(response, expiresAt * 1000) : null };
}

/**
 * Measured by the server's clock when the answer tells its time, since the visitor's may be hours off. A secret that
 * seems to be over already comes from a clock that is off: it is used until the server refuses it.
 */
function lifetime(response: Response, expiresAt: number): number | null {
  const serverTime = Date.parse(response.headers.get('date') ?? '');
  const left = expiresAt - (Number.isNaN(serverTime) ? Date.now() : serverTime);
  return left > 0 ? left : null;
}
