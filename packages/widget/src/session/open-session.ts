import { WidgetError } from '../widget-error.ts';
import { exchangeToken } from './exchange-token.ts';
import type { TokenSource } from './page-token.ts';
import type { OpenSession } from './session-keeper.ts';
import { tokenUser } from './token-user.ts';
import { withRetries } from './with-retries.ts';

export interface OpenSessionOptions {
  /** Address of the API, absolute, without a slash at its end. */
  api: string;
  /** `null`: the server knows its visitors without a token. */
  tokenSource: TokenSource | null;
  fetch: typeof globalThis.fetch;
  signal: AbortSignal;
  /** The local clock in milliseconds. Default: `Date.now`. */
  now?: () => number;
  /** How long one try may take. Default: 15,000 ms. */
  timeoutMs?: number;
}

const longestMargin = 60_000;

/** Asks the page for its user's token and the server for a session, trying again while trouble may pass. */
export function openSession(options: OpenSessionOptions): Promise<OpenSession> {
  return withRetries(() => openOnce(options), options.signal);
}

async function openOnce({
  api,
  tokenSource,
  fetch,
  signal,
  now = Date.now,
  timeoutMs = 15_000,
}: OpenSessionOptions) {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  try {
    const token = tokenSource === null ? null : await tokenSource(limited);
    const { value, lifetimeMs } = await exchangeToken({ api, token, fetch, signal: limited });
    const user = token === null ? null : tokenUser(token);
    return { secret: value, user, ...times(now(), lifetimeMs ?? Number.POSITIVE_INFINITY) };
  } catch (error) {
    signal.throwIfAborted();
    throw limited.aborted ? new WidgetError('server_unreachable', { cause: error }) : error;
  }
}

function times(now: number, lifetimeMs: number): Pick<OpenSession, 'expiresAt' | 'renewAt'> {
  const expiresAt = now + lifetimeMs;
  return { expiresAt, renewAt: expiresAt - Math.min(longestMargin, lifetimeMs / 5) };
}
