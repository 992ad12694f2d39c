import { WidgetError } from '../widget-error.ts';

/**
 * Where to send someone to sign in: `signInUrl`, resolved against `page`, with the way back in the query parameter
 * `return_to`. The way back is a path where sign-in lives on the page's origin, else the page's full address without
 * its fragment. Throws `not_configured` for anything but http and https.
 */
export function signInAddress(signInUrl: string, page: string): string {
  const from = new URL(page);
  const address = URL.canParse(signInUrl, page) ? new URL(signInUrl, page) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) {
    throw new WidgetError('not_configured', { message: 'The chat’s “sign-in-url” is not a web address.' });
  }
  const sameOrigin = address.origin === from.origin;
  const back = sameOrigin
    ? from.pathname + from.search + from.hash
    : from.origin + from.pathname + from.search;
  address.searchParams.set('return_to', back);
  return address.href;
}
