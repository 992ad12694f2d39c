import type { CryptoKey } from 'jose';

/** A key for HS256. Imported once: given raw bytes, every signature would import them again, at half its cost. */
export function hmacKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}
