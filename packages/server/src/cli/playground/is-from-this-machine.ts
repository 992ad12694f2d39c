import type { IncomingMessage } from 'node:http';

/**
 * Whether a page that this server showed asks, in a browser of this machine. Other pages are told apart by what browsers say of
 * them; a name of somebody else's that leads here (DNS rebinding), by `Host`; requests that a proxy passed on, by what proxies add.
 */
export function isFromThisMachine({ headers, socket }: IncomingMessage): boolean {
  const isLocal = /^(?:::ffff:)?127\.|^::1$/u.test(socket.remoteAddress ?? '');
  const isPassedOn = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via'].some(
    (name) => name in headers,
  );
  const isOurName = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/iu.test(headers.host ?? '');
  const isOurPage =
    headers['sec-fetch-site'] === 'same-origin' ||
    (headers['sec-fetch-site'] === undefined && headers.origin === `http://${headers.host}`);
  return isLocal && !isPassedOn && isOurName && isOurPage;
}
