import { jwtVerify, type JWTVerifyOptions } from 'jose';
import { RequestError } from '../request-error.ts';
import { isOutage, keySource } from './key-source.ts';
import { clockToleranceSeconds, KnownTokens, type Caller } from './known-tokens.ts';
import { readTokenParts, type TokenObject } from './token-parts.ts';
import type { TokenSettings } from './token-settings.ts';

/** Turns a bearer token into who it speaks for. */
export type VerifyToken = (token: string) => Promise<Caller>;

/**
 * Makes the verifier for one configuration. It rejects with RequestError `invalid_token`,
 * or with `unavailable` when the issuer's public keys cannot be had.
 */
export function tokenVerifier(settings: TokenSettings): VerifyToken {
  const options: JWTVerifyOptions = {
    algorithms: [...settings.algorithms],
    requiredClaims: ['exp', 'sub', 'aud'],
    clockTolerance: clockToleranceSeconds,
    audience: settings.audience,
    ...(settings.issuer !== undefined && { issuer: settings.issuer }),
  };
  const key = keySource(settings.keys);
  const known = new KnownTokens();
  return async (token) => {
    const caller = known.find(token);
    if (caller) return caller;
    const { header, claims } = readTokenParts(token);
    if (!isPlainHeader(header, settings.algorithms) || !hasSoundTimes(claims)) {
      throw new RequestError('invalid_token');
    }
    try {
      await jwtVerify(token, key, options);
    } catch (error) {
      throw isOutage(error)
        ? new RequestError('unavailable', { cause: error })
        : new RequestError('invalid_token');
    }
    const subject = claims['sub'];
    if (!isName(subject)) throw new RequestError('invalid_token');
    const found = { owner: ownerKey(settings.issuer, subject), subject };
    known.keep(token, found, Number(claims['exp']));
    return found;
  };
}

/**
 * The owner of a subject of one issuer, as the chat server writes it too: two servers that trust the same issuer see the
 * same tasks. An issuer holds no white space, so no two pairs have the same key.
 */
function ownerKey(issuer: string | undefined, subject: string): string {
  return `${issuer ?? ''} ${subject}`;
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
    (kid === undefined || isName(kid))
  );
}

/** `exp` is a number that ends some day; `nbf` and `iat`, when there, are numbers and not in the future. */
function hasSoundTimes({ exp, nbf, iat }: TokenObject): boolean {
  const latest = Date.now() / 1_000 + clockToleranceSeconds;
  const isPast = (time: unknown) => time === undefined || (Number.isFinite(time) && Number(time) <= latest);
  return Number.isFinite(exp) && isPast(nbf) && isPast(iat);
}

/** A name to keep data under: not blank, at most 255 characters, nothing that a log or a database reads differently. */
function isName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 255 &&
    value.trim() !== '' &&
    value.isWellFormed() &&
    !/\p{Cc}/u.test(value)
  );
}
