import { WidgetError } from '../widget-error.ts';

/**
 * The error to throw for a request to `url` that failed with `trouble`, or was answered with it: one that says what has to
 * change, where that can be told. What it takes to tell is loaded then, since it is seldom needed.
 */
export async function explain(trouble: unknown, url: string, signal: AbortSignal): Promise<unknown> {
  const status = trouble instanceof Response ? trouble.status : 0;
  if (status === 401) return new WidgetError('sign_in_required', { status });
  if (!status && (signal.aborted || !navigator.onLine)) return trouble;
  try {
    const { nameTrouble } = await import('./name-trouble.ts');
    return await nameTrouble(trouble, url, signal);
  } catch {
    return status ? new WidgetError(status < 500 ? 'request_refused' : 'server_failed', { status }) : trouble;
  }
}
