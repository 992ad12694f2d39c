import { ChatdockError } from '../chatdock-error.ts';
import type { HttpRequest } from './http-request.ts';

/**
 * Lets through requests of our own pages, of the pages in `origins`, and of programs that are no browsers. A cookie alone
 * does not tell whose page asks.
 *
 * @throws ChatdockError `foreign_origin`
 */
export function checkPageOrigin(request: HttpRequest, origins: readonly string[]): void {
  const origin = request.header('origin');
  if (origin !== undefined && origins.includes(origin)) return;
  const site = request.header('sec-fetch-site');
  const isOurs =
    site === undefined ? origin === undefined || isSameHost(request, origin) : site === 'same-origin';
  if (!isOurs) throw new ChatdockError('foreign_origin');
}

/** For browsers that do not send Sec-Fetch-Site. */
function isSameHost(request: HttpRequest, origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === request.header('host')?.toLowerCase();
}
