import { WidgetError, type WidgetErrorCode } from '../widget-error.ts';
import { readRefusal } from './refusal.ts';

/** What an answer that is not 2xx means to the widget. Reads it only where it may say more than its status does. */
export async function responseError(response: Response): Promise<WidgetError> {
  const { status } = response;
  const details = status < 500 ? await readRefusal(response) : {};
  return new WidgetError(codeOf(status), { status, ...details });
}

function codeOf(status: number): WidgetErrorCode {
  if (status === 429) return 'rate_limited';
  return status >= 500 ? 'server_failed' : 'request_refused';
}
