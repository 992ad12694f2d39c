import { WidgetError, type WidgetErrorCode } from '../widget-error.ts';

/** What an answer that is not 2xx means to the widget. Reads it only where it may say more than its status does. */
export async function responseError(response: Response): Promise<WidgetError> {
  const { status } = response;
  const code = codeOf(status);
  const details =
    code === 'rate_limited' || code === 'request_refused' ? await refusalDetails(response) : undefined;
  return new WidgetError(code, { status, ...details });
}

function codeOf(status: number): WidgetErrorCode {
  if (status === 401) return 'sign_in_required';
  if (status === 429) return 'rate_limited';
  return status >= 500 ? 'server_failed' : 'request_refused';
}

/** Loaded when it is needed, by way of the server that has just answered. Without it there is the code’s own sentence. */
async function refusalDetails(response: Response): Promise<{ message?: string; retryAfterMs?: number }> {
  try {
    const { readRefusal } = await import('./refusal.ts');
    return await readRefusal(response);
  } catch {
    return {};
  }
}
