import { WidgetError, type WidgetErrorCode } from '../widget-error.ts';
import { readField } from './read-field.ts';

/** What an answer that is not 2xx means to the widget. Reads the body only for a refusal, which may say why. */
export async function responseError(response: Response): Promise<WidgetError> {
  const { status } = response;
  const code = codeOf(status);
  if (code === 'rate_limited') {
    const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), Date.now());
    return new WidgetError(code, { status, ...(retryAfterMs !== null && { retryAfterMs }) });
  }
  const message = code === 'request_refused' ? await publicMessage(response) : null;
  return new WidgetError(code, { status, ...(message !== null && { message }) });
}

function codeOf(status: number): WidgetErrorCode {
  if (status === 401) return 'sign_in_required';
  if (status === 429) return 'rate_limited';
  return status >= 500 ? 'server_failed' : 'request_refused';
}

/** Milliseconds from a `Retry-After` header, in either of its forms; `null` when it says nothing. */
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
