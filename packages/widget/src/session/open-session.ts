import { WidgetError } from '../widget-error.ts';
import { exchangeToken, type ClientSecret } from './exchange-token.ts';
import { explain } from './explain.ts';
import type { TokenSource } from './page-token.ts';
import { readField } from './read-field.ts';
import type { OpenSession } from './session-keeper.ts';
import { tokenUser } from './token-user.ts';
import type { VisitorMemory } from './visitor-memory.ts';
import { withRetries } from './with-retries.ts';

export interface OpenSessionOptions {
  /** Address of the API, absolute, without a slash at its end. */
  api: string;
  /** `null`: the server knows its visitors without a token. */
  tokenSource: TokenSource | null;
  /** Keeps what proves a visitor. Default: none is kept. */
  visitors?: Pick<VisitorMemory, 'recall' | 'keep'>;
  fetch: typeof globalThis.fetch;
  signal: AbortSignal;
  /** A clock in milliseconds. Default: `Date.now`. */
  now?: () => number;
  /** How long one try may take. Default: 15,000 ms. */
  timeoutMs?: number;
}

const longestMargin = 60_000;

/** Asks the page for its user's token and the server for a session, trying again while trouble may pass. */
export async function openSession(options: OpenSessionOptions): Promise<OpenSession> {
  try {
    return await withRetries(() => openOnce(options), options.signal);
  } catch (error) {
    throw await explain(error, `${options.api}/session`, options.signal);
  }
}

async function openOnce(options: OpenSessionOptions): Promise<OpenSession> {
  const { tokenSource, visitors, signal, timeoutMs = 15_000 } = options;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const given = visitors?.recall() ?? null;
  try {
    return await openAs(given, { ...options, signal: limited });
  } catch (error) {
    signal.throwIfAborted();
    if (limited.aborted) throw new WidgetError('server_unreachable', { cause: error });
    // A visitor whom the server does not know any more comes as a new one.
    if (!given || tokenSource || readField(error, 'code') !== 'sign_in_required') throw error;
    visitors?.keep(null);
    return openOnce(options);
  }
}

/** `given` is what proves a visitor, as far as there is something. */
async function openAs(given: string | null, options: OpenSessionOptions): Promise<OpenSession> {
  const { api, tokenSource, visitors, fetch, signal } = options;
  const token = tokenSource && (await tokenSource(signal));
  const exchanged = await exchangeToken({ api, token, visitor: given, fetch, signal });
  signal.throwIfAborted(); // whoever signed out meanwhile is not to be remembered
  const visitor = exchanged.visitor ?? null;
  // Another chat of this browser may have been quicker to become a visitor: they are one.
  const quicker = visitor && !given && visitors?.recall();
  if (quicker) return openAs(quicker, options);
  visitors?.keep(visitor);
  return {
    secret: exchanged.value,
    user: tokenUser(token ?? visitor),
    formerly: tokenUser(visitor ? null : given),
    hosted: exchanged.hosted,
    ...times(exchanged, options),
  };
}

function times(
  { lifetimeMs }: ClientSecret,
  { now = Date.now }: OpenSessionOptions,
): Pick<OpenSession, 'expiresAt' | 'renewAt'> {
  const lifetime = lifetimeMs ?? Number.POSITIVE_INFINITY;
  const expiresAt = now() + lifetime;
  return { expiresAt, renewAt: expiresAt - Math.min(longestMargin, lifetime / 5) };
}
