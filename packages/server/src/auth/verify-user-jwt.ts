import { ChatdockError } from '../chatdock-error.ts';
import type { Owner } from '../owner.ts';
import { signatureCheck, type VerifierSurroundings } from './check-signature.ts';
import { isName } from './is-name.ts';
import { readTokenParts, type TokenObject } from './token-parts.ts';
import { clockToleranceSeconds, type TokenOwner, type UserJwtSettings } from './user-jwt-settings.ts';

/** A user who proved to be one. */
export interface VerifiedUser {
  readonly owner: Owner;
  /** When the proof ends, in seconds since 1970; `null` when it does not say. */
  readonly expiresAt: number | null;
  /** The customer or organisation the user belongs to, when the application has such; limits can be set for it. */
  readonly tenant?: string | undefined;
}

/** Turns a user's token into the user. */
export type VerifyUserJwt = (token: string) => Promise<VerifiedUser>;

/** One way to check a token, of which header and claims have been read. */
type CheckToken = (token: string, parts: ReturnType<typeof readTokenParts>) => Promise<VerifiedUser>;

/**
 * Makes the verifier for the configured ways. Which one checks a token, its `iss` says; keys, algorithms and audience are that
 * way's alone. It rejects with ChatdockError `invalid_token`, or with `unavailable` when the issuer's public keys cannot be had.
 */
export function userJwtVerifier(
  ways: readonly UserJwtSettings[],
  surroundings: VerifierSurroundings,
): VerifyUserJwt {
  const checks = new Map(ways.map((way) => [way.issuer, tokenCheck(way, surroundings)]));
  const [only] = ways.length === 1 ? checks.values() : [];
  return async (token) => {
    const parts = readTokenParts(token);
    const check = only ?? checks.get(issuerOf(parts.claims));
    if (!check) throw new ChatdockError('invalid_token');
    return check(token, parts);
  };
}

/** What a token says of its issuer; one that is no text is nobody's. */
function issuerOf({ iss }: TokenObject): string | undefined {
  if (iss !== undefined && typeof iss !== 'string') throw new ChatdockError('invalid_token');
  return iss;
}

function tokenCheck(way: UserJwtSettings, surroundings: VerifierSurroundings): CheckToken {
  const { issuer = '', algorithms, clockToleranceSeconds: tolerance, owner: ownerOf = namedBySub } = way;
  const checkSignature = signatureCheck(way, surroundings);
  // Whoever makes a session from this proof lets it outlast the proof by the usual tolerance.
  const extraSeconds = Math.max(0, tolerance - clockToleranceSeconds);
  return async (token, { header, claims }) => {
    if (!isPlainHeader(header, algorithms) || !hasSoundTimes(claims, tolerance)) refuse();
    await checkSignature(token, claims);
    const expiresAt = Number(claims['exp']) + extraSeconds;
    const { subject, tenant } = checkedOwner(await ownerOf(claims));
    return { owner: { issuer, subject }, expiresAt, ...(tenant !== undefined && { tenant }) };
  };
}

function namedBySub({ sub }: TokenObject): TokenOwner | null {
  return isName(sub) ? { subject: sub } : null;
}

/** What the claims name is the signer's word, so that a wrong one is refused; anything but a user is the application's mistake. */
function checkedOwner(owner: TokenOwner | null): TokenOwner {
  if (owner === null) return refuse();
  if (typeof owner !== 'object') throw new TypeError('auth.owner() answered neither { subject } nor null.');
  const { subject, tenant } = owner;
  return isName(subject) && (tenant === undefined || isName(tenant)) ? { subject, tenant } : refuse();
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
function hasSoundTimes({ exp, nbf, iat }: TokenObject, tolerance: number): boolean {
  const latest = Date.now() / 1_000 + tolerance;
  const isPast = (time: unknown) => time === undefined || (Number.isFinite(time) && Number(time) <= latest);
  return Number.isFinite(exp) && isPast(nbf) && isPast(iat);
}

function refuse(): never {
  throw new ChatdockError('invalid_token');
}
