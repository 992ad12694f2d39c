import { createSecretKey, randomBytes } from 'node:crypto';
import { ChatdockError } from '../chatdock-error.ts';
import type { Owner } from '../owner.ts';
import { derivedKey, type SigningSecrets } from '../signing-secret.ts';
import { isSignedHs256, signHs256 } from './hs256.ts';
import { readTokenObject, type TokenObject } from './token-parts.ts';

/** What a client secret says: who chats, in which session, until when. */
export interface ChatSession {
  readonly owner: Owner;
  /** 128 random bits; sessions are ended by it. */
  readonly id: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
  /** The customer or organisation the owner belongs to, when the application has such. */
  readonly tenant?: string | undefined;
}

/** Mints and checks client secrets. */
export interface ClientSecrets {
  mint(session: ChatSession): string;
  /** @throws ChatdockError `invalid_token` for anything that {@link ClientSecrets.mint} did not make, or that is over. */
  verify(secret: string): ChatSession;
}

const prefix = 'cs_';
const audience = 'chatdock:chat';
const header = Buffer.from('{"alg":"HS256","typ":"chatdock-session+jwt"}').toString('base64url');
const beginning = `${prefix}${header}.`;

/**
 * Client secrets under keys derived from `secrets`: the first signs, what any of them signed is taken. A user's token signed
 * with such a secret is no client secret, nor the other way round.
 *
 * After `cs_` it is a JWT (HS256). It is made and checked here, not by a library: only this server reads it, so there is
 * nothing to negotiate. The header is compared letter by letter, the signature as text, which leaves one spelling of each
 * secret; and a synchronous HMAC takes a tenth of what WebCrypto's asynchronous one does (docs/decisions/0003).
 */
export function clientSecrets(secrets: SigningSecrets): ClientSecrets {
  const keys = secrets.map((secret) => createSecretKey(derivedKey(secret, 'client secret', 32)));
  const [signingKey] = keys;
  if (!signingKey) throw new TypeError('There is no secret to sign with.');
  return {
    mint(session) {
      const signed = `${header}.${Buffer.from(JSON.stringify(claimsOf(session))).toString('base64url')}`;
      return `${prefix}${signed}.${signHs256(signingKey, signed)}`;
    },
    verify(text) {
      const end = text.lastIndexOf('.');
      if (!text.startsWith(beginning) || end < beginning.length) refuse();
      const signed = text.slice(prefix.length, end);
      const signature = text.slice(end + 1);
      if (!keys.some((key) => isSignedHs256(key, signed, signature))) refuse();
      return readSession(readTokenObject(text.slice(beginning.length, end)));
    },
  };
}

function claimsOf({ owner, id, expiresAt, tenant }: ChatSession): object {
  const claims = { iss: owner.issuer, sub: owner.subject, aud: audience, jti: id, exp: expiresAt };
  return tenant === undefined ? claims : { ...claims, tnt: tenant };
}

/** What is signed is ours; it is looked at all the same, as a key can outlive the version that used it. */
function readSession({ iss, sub, aud, jti, exp, tnt }: TokenObject): ChatSession {
  const isWhole = typeof iss === 'string' && typeof sub === 'string' && typeof jti === 'string';
  if (!isWhole || aud !== audience || typeof exp !== 'number') return refuse();
  if (!(exp > Date.now() / 1_000)) return refuse();
  const session = { owner: { issuer: iss, subject: sub }, id: jti, expiresAt: exp };
  return typeof tnt === 'string' ? { ...session, tenant: tnt } : session;
}

function refuse(): never {
  throw new ChatdockError('invalid_token');
}

/** Whether a text means to be a client secret of this server, and no other credential. */
export function isClientSecret(text: string): boolean {
  return text.startsWith(prefix);
}

const idBytes = 16;
/** Random bytes for the next ids: the system is asked for many at once, as asking takes longer than all else here. */
let random = Buffer.alloc(0);

/** A fresh session id: 128 random bits. */
export function newSessionId(): string {
  if (random.length < idBytes) random = randomBytes(256 * idBytes);
  const id = random.subarray(0, idBytes);
  random = random.subarray(idBytes);
  return id.toString('base64url');
}
