import { ChatdockError } from '../chatdock-error.ts';
import { hasDuplicateKeys } from './duplicate-keys.ts';

/** A JSON object of a token whose keys are all its own and said once. */
export type TokenObject = Readonly<Record<string, unknown>>;

/**
 * Reads header and claims of a compact token before anything is verified, and refuses what two readers could
 * read differently: duplicate keys, something other than an object, bytes that are not UTF-8 or could be spelled otherwise.
 *
 * @throws ChatdockError `invalid_token`
 */
export function readTokenParts(token: string): { header: TokenObject; claims: TokenObject } {
  const [header = '', claims = '', signature = ''] = token.split('.');
  if (![header, claims, signature].every(isCanonical)) throw new ChatdockError('invalid_token');
  return { header: readTokenObject(header), claims: readTokenObject(claims) };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** One part of a token as an object. @throws ChatdockError `invalid_token` */
export function readTokenObject(part: string): TokenObject {
  let text: string;
  let value: unknown;
  try {
    text = utf8.decode(Buffer.from(part, 'base64url'));
    value = JSON.parse(text);
  } catch {
    throw new ChatdockError('invalid_token'); // no cause: a parser quotes what it read
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ChatdockError('invalid_token');
  if (hasDuplicateKeys(text)) throw new ChatdockError('invalid_token');
  // Without a prototype, a claim can only be one that the token has itself.
  const own: Record<string, unknown> = Object.create(null);
  return Object.assign(own, value);
}

/** One text for the same bytes: no unused bits that could be changed without the signature noticing. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part;
}
