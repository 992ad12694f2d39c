import { readField } from './read-field.ts';
import { refusalTexts } from './refusal-texts.ts';

/** What a server says beside the status, when it refuses: how long to wait, or why. */
export async function readRefusal(response: Response): Promise<{ message?: string; retryAfterMs?: number }> {
  if (response.status === 429) return untilWhen(response.headers);
  const message = await publicMessage(response);
  return message === null ? {} : { message };
}

/** Shorter than this, “wait a moment” is true. */
const moment = 60_000;

function untilWhen(headers: Headers): { message?: string; retryAfterMs?: number } {
  const now = Date.now();
  const serverTime = Date.parse(headers.get('date') ?? '');
  const retryAfterMs = parseRetryAfter(
    headers.get('retry-after'),
    Number.isNaN(serverTime) ? now : serverTime,
  );
  if (retryAfterMs === null) return {};
  if (retryAfterMs < moment) return { retryAfterMs };
  const time = timeOfDay(new Date(now + retryAfterMs), new Date(now));
  return { retryAfterMs, message: refusalTexts.waitUntil(time) };
}

function timeOfDay(time: Date, now: Date): string {
  const isToday = time.toDateString() === now.toDateString();
  return time.toLocaleString([], { timeStyle: 'short', ...(!isToday && { dateStyle: 'medium' }) });
}

/**
 * Milliseconds from a `Retry-After` header, in either of its forms; `null` when it says nothing. A date is measured from `now`, which
 * should be the clock of the server that named it.
 */
export function parseRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

const longestMessage = 300;

/** The sentence of a `{"error":{"message"}}` body. Anything else is not for people. */
async function publicMessage(response: Response): Promise<string | null> {
  try {
    const message = readField(readField(await response.json(), 'error'), 'message');
    return typeof message === 'string' && message !== '' && message.length <= longestMessage ? message : null;
  } catch {
    return null;
  }
}
