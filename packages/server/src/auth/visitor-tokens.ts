import { createSecretKey, randomBytes } from 'node:crypto';
import { ChatdockError } from '../chatdock-error.ts';
import { visitorIssuer, type Owner } from '../owner.ts';
import { derivedKey, type SigningSecrets } from '../signing-secret.ts';
import { isSignedHs256, signHs256 } from './hs256.ts';
import { isName } from './is-name.ts';
import { readTokenParts, type TokenObject } from './token-parts.ts';

/** A visitor without an account, and the token that proves it is the same one as before. */
export interface Visitor {
  readonly owner: Owner;
  /** `cv_…`: to be kept, and sent with the next request for a session. */
  readonly token: string;
}

/** Makes visitors, and knows them again. */
export interface VisitorTokens {
  /** Someone nobody has seen before: 128 random bits. */
  create(): Visitor;
  /**
   * The visitor of a token, with a fresh one when that is past half of its life or was signed with a former secret.
   *
   * @throws ChatdockError `invalid_token` for anything that was not made here, or that is over.
   */
  verify(token: string): Visitor;
}

const prefix = 'cv_';
const audience = 'chatdock:visitor';
const header = Buffer.from('{"alg":"HS256","typ":"chatdock-visitor+jwt"}').toString('base64url');
const beginning = `${prefix}${header}.`;
const lifetimeSeconds = 180 * 86_400;

/**
 * Visitor tokens under keys derived from `secrets`: the first signs, what any of them signed is taken. They share a secret with
 * client secrets and users' tokens, but neither key, audience nor type: none of them passes for another.
 *
 * @param now the clock, in milliseconds since 1970.
 */
export function visitorTokens(secrets: SigningSecrets, now: () => number = Date.now): VisitorTokens {
  const keys = secrets.map((secret) => createSecretKey(derivedKey(secret, 'visitor', 32)));
  const [signingKey] = keys;
  if (!signingKey) throw new TypeError('There is no secret to sign with.');
  const sign = (owner: Owner): Visitor => {
    const issuedAt = Math.floor(now() / 1_000);
    const { issuer: iss, subject: sub } = owner;
    const claims = { iss, sub, aud: audience, iat: issuedAt, exp: issuedAt + lifetimeSeconds };
    const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
    return { owner, token: `${prefix}${signed}.${signHs256(signingKey, signed)}` };
  };
  return {
    create: () => sign({ issuer: visitorIssuer, subject: randomBytes(16).toString('base64url') }),
    verify(token) {
      if (!token.startsWith(beginning)) refuse();
      const { claims } = readTokenParts(token.slice(prefix.length));
      const end = token.lastIndexOf('.');
      const signed = token.slice(prefix.length, end);
      const signer = keys.findIndex((key) => isSignedHs256(key, signed, token.slice(end + 1)));
      if (signer < 0) refuse();
      const { owner, secondsLeft } = readVisitor(claims, now() / 1_000);
      return signer > 0 || secondsLeft < lifetimeSeconds / 2 ? sign(owner) : { owner, token };
    },
  };
}

/** What is signed is ours; it is looked at all the same, as a key can outlive the version that used it. */
function readVisitor(
  { iss, sub, aud, exp }: TokenObject,
  now: number,
): { owner: Owner; secondsLeft: number } {
  const isOurs = iss === visitorIssuer && aud === audience && isName(sub);
  if (!isOurs || typeof exp !== 'number' || !(exp > now)) return refuse();
  return { owner: { issuer: visitorIssuer, subject: sub }, secondsLeft: exp - now };
}

function refuse(): never {
  throw new ChatdockError('invalid_token');
}
