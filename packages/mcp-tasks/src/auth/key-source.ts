import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type CryptoKey,
  type FlattenedJWSInput,
  type JWSHeaderParameters,
} from 'jose';
import type { TokenSettings } from './token-settings.ts';

/** Finds the key that a token must have been signed with. */
export type KeySource = (header: JWSHeaderParameters, token: FlattenedJWSInput) => Promise<CryptoKey>;

/** Least time between two fetches of an issuer's keys, whether an unknown key was asked for or the last fetch failed. */
const restMs = 30_000;

/** The one shared secret, or the public keys of an issuer. */
export function keySource(keys: TokenSettings['keys']): KeySource {
  if ('jwksUrl' in keys) return publicKeys(keys.jwksUrl);
  const bytes = new TextEncoder().encode(keys.secret);
  // Imported once: given raw bytes, every verification would import them again, at half its cost.
  const key = crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  return () => key;
}

/** Whether an error says that keys could not be fetched, not that the token is bad. */
export function isOutage(error: unknown): boolean {
  return (
    !(error instanceof errors.JOSEError) ||
    error instanceof errors.JWKSTimeout ||
    error.code === 'ERR_JOSE_GENERIC'
  );
}

/** Keys fetched when they are needed and kept for ten minutes; while they cannot be had, the last ones stay good. */
function publicKeys(url: URL): KeySource {
  const remote = createRemoteJWKSet(url, {
    timeoutDuration: 5_000,
    cooldownDuration: restMs,
    cacheMaxAge: 600_000,
  });
  let failedAt = -Infinity;
  let lastGood: KeySource | undefined;
  return async (header, token) => {
    if (lastGood && performance.now() - failedAt < restMs) return lastGood(header, token);
    try {
      return await remote(header, token);
    } catch (error) {
      const known = isOutage(error) ? remote.jwks() : undefined;
      if (!known) throw error;
      failedAt = performance.now();
      lastGood = createLocalJWKSet(known);
      return lastGood(header, token);
    }
  };
}
