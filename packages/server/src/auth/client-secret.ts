import { jwtVerify, SignJWT, type JWTVerifyResult } from 'jose';
import { hkdfSync, randomBytes } from 'node:crypto';
import { ChatdockError } from '../chatdock-error.ts';
import type { Owner } from '../owner.ts';
import { hmacKey } from './hmac-key.ts';
import { KnownSecrets } from './known-secrets.ts';
import { readTokenParts } from './token-parts.ts';

/** What a client secret says: who chats, in which session, until when. */
export interface ChatSession {
  readonly owner: Owner;
  /** 128 random bits; sessions are ended by it. */
  readonly id: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** Mints and checks client secrets with one key. */
export interface ClientSecrets {
  mint(session: ChatSession): Promise<string>;
  /** Rejects with ChatdockError `invalid_token` for anything that {@link ClientSecrets.mint} did not make, or that is over. */
  verify(secret: string): Promise<ChatSession>;
}

const prefix = 'cs_';
const audience = 'chatdock:chat';
const header = { alg: 'HS256', typ: 'chatdock-session+jwt' };

/**
 * Client secrets under a key derived from `secret`. `purpose` keeps keys apart that come from one secret: a user's
 * token signed with it is no client secret, nor the other way round.
 */
export async function clientSecrets(secret: string, purpose: string): Promise<ClientSecrets> {
  const bits = hkdfSync('sha256', secret, '', `chatdock client secret, ${purpose}`, 32);
  const key = await hmacKey(new Uint8Array(bits));
  const options = {
    algorithms: [header.alg],
    typ: header.typ,
    audience,
    requiredClaims: ['exp', 'sub', 'iss', 'jti'],
  };
  const known = new KnownSecrets();
  return {
    async mint({ owner, id, expiresAt }) {
      const claims = { iss: owner.issuer, sub: owner.subject, aud: audience, jti: id, exp: expiresAt };
      return prefix + (await new SignJWT(claims).setProtectedHeader(header).sign(key));
    },
    async verify(text) {
      const before = known.find(text);
      if (before) return before;
      if (!text.startsWith(prefix)) refuse();
      const token = text.slice(prefix.length);
      readTokenParts(token);
      const session = readSession(await jwtVerify(token, key, options).catch(refuse));
      known.keep(text, session);
      return session;
    },
  };
}

function readSession({ payload: { iss, sub, jti, exp } }: JWTVerifyResult): ChatSession {
  if (iss === undefined || sub === undefined || jti === undefined || exp === undefined) return refuse();
  return { owner: { issuer: iss, subject: sub }, id: jti, expiresAt: exp };
}

function refuse(): never {
  throw new ChatdockError('invalid_token');
}

/** A fresh session id: 128 random bits. */
export function newSessionId(): string {
  return randomBytes(16).toString('base64url');
}
