import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

// Node's synchronous HMAC takes a few microseconds; WebCrypto's, which JWT libraries use, is asynchronous and takes fifty.

/** The signature of a JWT with HS256: of its first two parts, as they stand. */
export function signHs256(key: KeyObject, signed: string): string {
  return createHmac('sha256', key).update(signed).digest('base64url');
}

/** Whether it is that signature, letter by letter: no other spelling of the same bytes is. */
export function isSignedHs256(key: KeyObject, signed: string, signature: string): boolean {
  const [given, expected] = [Buffer.from(signature), Buffer.from(signHs256(key, signed))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
