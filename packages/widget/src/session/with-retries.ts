import { WidgetError, type WidgetErrorCode } from '../widget-error.ts';
import { sleep } from '../abortable.ts';

/** Trouble that may pass by itself. */
const passing: ReadonlySet<WidgetErrorCode> = new Set([
  'server_unreachable',
  'server_failed',
  'rate_limited',
  'token_unavailable',
]);

const delays = [400, 1200];
const longestWait = 8000;

/**
 * How many milliseconds to wait before the next try, when `tries` have failed and the last with `error`; `null` when a
 * person should decide. `random` is between 0 and 1 and spreads the visitors of a server that comes back.
 */
export function retryDelay(error: unknown, tries: number, random: number): number | null {
  const base = delays[tries - 1];
  if (base === undefined || !(error instanceof WidgetError) || !passing.has(error.code)) return null;
  const wait = Math.max(base * (0.5 + random), error.retryAfterMs ?? 0);
  return wait <= longestWait ? wait : null;
}

/**
 * How many milliseconds until the element tries by itself once more, when three tries have failed `rounds` times with trouble that
 * may pass: a quarter of a minute at first, four minutes at most, and never before the server wants it. `null`: not at all.
 */
export function laterDelay(error: WidgetError, rounds: number, random: number): number | null {
  if (!passing.has(error.code)) return null;
  return Math.max(7500 * 2 ** Math.min(rounds, 5), error.retryAfterMs ?? 0) * (1 + random / 4);
}

/** Runs `attempt` up to three times, with growing pauses, while its trouble may pass. Throws the last error. */
export async function withRetries<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- each try depends on the one before
      return await attempt();
    } catch (error) {
      const delay = signal.aborted ? null : retryDelay(error, tries, Math.random());
      if (delay === null) throw error;
      // oxlint-disable-next-line no-await-in-loop
      await sleep(delay, signal);
    }
  }
}
