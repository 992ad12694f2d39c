import { refuse } from './refuse.ts';
import { isLoopback } from '../loopback.ts';

const example = 'such as https://app.example.com/api/chatkit';

/**
 * The address of the mount point, without a slash at its end.
 *
 * @throws ChatdockError `invalid_configuration`
 */
export function checkPublicUrl(text: unknown, production: boolean): string {
  if (typeof text !== 'string' || !URL.canParse(text)) {
    refuse(`Set attachments.publicUrl to where browsers reach the mount point, ${example}`);
  }
  const url = new URL(text);
  if (!['https:', 'http:'].includes(url.protocol))
    refuse(`attachments.publicUrl must be an https address, ${example}`);
  if (url.username || url.password || /[?#]/u.test(text)) {
    refuse('attachments.publicUrl must not have a user name, a query or a fragment.');
  }
  if (production && url.protocol === 'http:' && !isLoopback(url.hostname)) {
    refuse(
      'attachments.publicUrl must use https in production: over http, anyone on the way can read the files.',
    );
  }
  return url.href.replace(/\/+$/u, '');
}
