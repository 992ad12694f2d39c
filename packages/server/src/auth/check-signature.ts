import { createSecretKey } from 'node:crypto';
import { errors, jwtVerify, type JWTVerifyOptions } from 'jose';
import { ChatdockError } from '../chatdock-error.ts';
import { isSignedHs256 } from './hs256.ts';
import { issuerKeys, type KeyClock } from './issuer-keys.ts';
import type { TokenObject } from './token-parts.ts';
import type { UserJwtSettings } from './user-jwt-settings.ts';

/** What a verifier tells, and goes by. */
export interface VerifierSurroundings {
  /** Told once when an issuer's keys cannot be had any more. */
  readonly onOutage: (error: unknown) => void;
  readonly keyClock?: KeyClock | undefined;
}

/**
 * Makes sure that a token, of which the claims have been read and the algorithm is one of the way's, was signed by the way's key,
 * names its issuer and audience, and is not over. Throws or rejects with ChatdockError `invalid_token`, or with `unavailable` when
 * the issuer's public keys cannot be had.
 */
export type CheckSignature = (token: string, claims: TokenObject) => Promise<unknown> | void;

export function signatureCheck(way: UserJwtSettings, surroundings: VerifierSurroundings): CheckSignature {
  const { keys } = way;
  return 'secret' in keys ? bySecret(way, keys.secret) : byPublicKey(way, keys.jwksUrl, surroundings);
}

/** HS256 and nothing else, by Node's own HMAC: a library's is asynchronous, and made the session route half as fast. */
function bySecret(way: UserJwtSettings, secret: string): CheckSignature {
  const key = createSecretKey(secret, 'utf8');
  return (token, claims) => {
    const end = token.lastIndexOf('.');
    const isSigned = isSignedHs256(key, token.slice(0, end), token.slice(end + 1));
    if (!isSigned || !isMeantForUs(way, claims)) throw new ChatdockError('invalid_token');
  };
}

function isMeantForUs(way: UserJwtSettings, { iss, aud, exp }: TokenObject): boolean {
  const { issuer, audience, clockToleranceSeconds } = way;
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  return (
    Number(exp) > Date.now() / 1_000 - clockToleranceSeconds &&
    (issuer === undefined || iss === issuer) &&
    (audience === undefined || audiences.includes(audience))
  );
}

function byPublicKey(
  { issuer, audience, algorithms, clockToleranceSeconds }: UserJwtSettings,
  url: URL,
  { onOutage, keyClock: clock }: VerifierSurroundings,
): CheckSignature {
  const keys = issuerKeys({ url, algorithms, onOutage, clock });
  const options: JWTVerifyOptions = {
    algorithms: [...algorithms],
    requiredClaims: ['exp'],
    clockTolerance: clockToleranceSeconds,
    ...(issuer !== undefined && { issuer }),
    ...(audience !== undefined && { audience }),
  };
  return (token) => jwtVerify(token, keys, options).catch(refuse);
}

function refuse(cause: unknown): never {
  // Anything else says that the issuer’s keys cannot be had or used, not that the token is bad.
  const isBad = cause instanceof errors.JOSEError;
  throw isBad ? new ChatdockError('invalid_token') : new ChatdockError('unavailable', { cause });
}
