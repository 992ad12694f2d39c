import { WidgetError, type WidgetErrorCode, type WidgetErrorDetails } from '../../widget-error.ts';
import { record } from './read-json.ts';

/** Longer than any sentence for people; beyond it the code's own sentence is shown. */
const longestMessage = 500;

/** What an answer that is not 2xx means, with the sentence the server gave in `{"error":{"message"}}`, if it did. */
export async function answerError(response: Response): Promise<WidgetError> {
  const { status } = response;
  const details: WidgetErrorDetails = { status };
  const error = record(record(await readJson(response))['error']);
  const { message } = error;
  if (typeof message === 'string' && message.trim() !== '' && message.length <= longestMessage)
    details.message = message;
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  if (seconds >= 0) details.retryAfterMs = seconds * 1000;
  return new WidgetError(codeOf(status), details);
}

const codes: Readonly<Record<number, WidgetErrorCode>> = {
  401: 'sign_in_required',
  404: 'thread_not_found',
  409: 'busy',
  429: 'rate_limited',
};

function codeOf(status: number): WidgetErrorCode {
  return codes[status] ?? (status >= 500 ? 'server_failed' : 'request_refused');
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}
