import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose';
import { ChatdockError } from '../chatdock-error.ts';
import type { Owner } from '../owner.ts';
import { hmacKey } from './hmac-key.ts';
import { readTokenParts, type TokenObject } from './token-parts.ts';
import type { UserJwtSettings } from './user-jwt-settings.ts';

/** A user who proved to be one. */
export interface VerifiedUser {
  readonly owner: Owner;
  /** When the proof ends, in seconds since 1970; `null` when it does not say. */
  readonly expiresAt: number | null;
}

/** Turns a user's token into the user. */
export type VerifyUserJwt = (token: string) => Promise<VerifiedUser>;

/** How far the clocks of signer and server may be apart, in seconds. */
export const clockToleranceSeconds = 15;

/**
 * Makes the verifier for one configuration. It rejects with ChatdockError `invalid_token`, or with `unavailable`
 * when the issuer's public keys cannot be had.
 */
export function userJwtVerifier(settings: UserJwtSettings): VerifyUserJwt {
  const options: JWTVerifyOptions = {
    algorithms: [...settings.algorithms],
    requiredClaims: ['exp', 'sub'],
    clockTolerance: clockToleranceSeconds,
    ...(settings.issuer !== undefined && { issuer: settings.issuer }),
    ...(settings.audience !== undefined && { audience: settings.audience }),
  };
  const key = keyOf(settings.keys);
  return async (token) => {
    const { header, claims } = readTokenParts(token);
    if (!isPlainHeader(header, settings.algorithms) || !hasSoundTimes(claims))
      throw new ChatdockError('invalid_token');
    await verifySignature(() => jwtVerify(token, key, options));
    const subject = claims['sub'];
    if (!isSubject(subject)) throw new ChatdockError('invalid_token');
    return { owner: { issuer: settings.issuer ?? '', subject }, expiresAt: Number(claims['exp']) };
  };
}

function keyOf(keys: UserJwtSettings['keys']): JWTVerifyGetKey {
  if ('jwksUrl' in keys) {
    return createRemoteJWKSet(keys.jwksUrl, {
      timeoutDuration: 5_000,
      cooldownDuration: 30_000,
      cacheMaxAge: 600_000,
    });
  }
  const secret = hmacKey(new TextEncoder().encode(keys.secret));
  return () => secret;
}

/** A signed token and nothing else: no extensions to understand, no other token inside, no odd key name. */
function isPlainHeader(header: TokenObject, algorithms: readonly string[]): boolean {
  const { alg, typ, kid } = header;
  const forbidden = ['crit', 'b64', 'enc', 'zip', 'cty'].some((name) => name in header);
  return (
    !forbidden &&
    typeof alg === 'string' &&
    algorithms.includes(alg) &&
    (typ === undefined || (typeof typ === 'string' && /^(?:at\+)?jwt$/iu.test(typ))) &&
    (kid === undefined || isSubject(kid))
  );
}

/** `exp` is a number that ends some day; `nbf` and `iat`, when there, are numbers and not in the future. */
function hasSoundTimes({ exp, nbf, iat }: TokenObject): boolean {
  const latest = Date.now() / 1_000 + clockToleranceSeconds;
  const isPast = (time: unknown) => time === undefined || (Number.isFinite(time) && Number(time) <= latest);
  return Number.isFinite(exp) && isPast(nbf) && isPast(iat);
}

/** A name to keep data under: not blank, at most 255 characters, nothing that a log or a database reads differently. */
export function isSubject(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 255 &&
    value.trim() !== '' &&
    value.isWellFormed() &&
    !/\p{Cc}/u.test(value)
  );
}

async function verifySignature(verify: () => Promise<unknown>): Promise<void> {
  try {
    await verify();
  } catch (error) {
    // These say that the issuer's keys could not be fetched, not that the token is bad.
    const isOutage =
      !(error instanceof errors.JOSEError) ||
      error instanceof errors.JWKSTimeout ||
      error.code === 'ERR_JOSE_GENERIC';
    throw new ChatdockError(isOutage ? 'unavailable' : 'invalid_token', isOutage ? { cause: error } : {});
  }
}
