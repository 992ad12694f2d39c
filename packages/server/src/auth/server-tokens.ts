import { createSecretKey } from 'node:crypto';
import type { Owner } from '../owner.ts';
import { signHs256 } from './hs256.ts';

/** For whom tokens are made, and with what. */
export interface ServerTokenSettings {
  readonly secret: string;
  readonly audience: string;
  readonly issuer?: string | undefined;
}

const header = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
const lifetimeSeconds = 300;
/** Tokens of one minute are the same, so that a server which remembers what it has verified need not do so again. */
const stepSeconds = 60;

/**
 * Makes tokens for one other server, each for one user and a few minutes: whoever gets hold of one can be that user there, and nothing
 * here. `null` for users of another issuer than the tokens': their `sub` might be another's.
 *
 * @param now the clock, in milliseconds since 1970.
 */
export function serverTokens(
  { secret, audience, issuer }: ServerTokenSettings,
  now: () => number = Date.now,
): (owner: Owner) => string | null {
  const key = createSecretKey(secret, 'utf8');
  return (owner) => {
    if (owner.issuer !== (issuer ?? '')) return null;
    const issuedAt = Math.floor(now() / 1_000 / stepSeconds) * stepSeconds;
    const claims = {
      ...(issuer !== undefined && { iss: issuer }),
      sub: owner.subject,
      aud: audience,
      iat: issuedAt,
      exp: issuedAt + lifetimeSeconds,
    };
    const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
    return `${signed}.${signHs256(key, signed)}`;
  };
}
