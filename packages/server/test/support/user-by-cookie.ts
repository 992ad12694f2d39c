import type { IncomingMessage } from 'node:http';
import type { ApplicationUser } from '../../src/index.ts';

/** An application that knows its users by a cookie `user=NAME`. */
export function userByCookie({ headers }: IncomingMessage | Request): ApplicationUser | null {
  const cookie = headers instanceof Headers ? headers.get('cookie') : headers.cookie;
  const subject = /user=(\w+)/u.exec(cookie ?? '')?.[1];
  return subject === undefined ? null : { subject, issuer: 'app', tenant: 'acme' };
}
