import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';

/**
 * The user of the playground that `--dev` lets in. Vouched for by an issuer of this process alone, with a secret that is made at
 * the start and kept nowhere: whoever gets hold of such a token is that one user, on this one server, for ten minutes.
 */
export interface PlaygroundUser {
  /** How the server knows the user. */
  readonly way: { readonly secret: string; readonly issuer: string };
  /** A fresh token, as a sign-in would issue it. */
  token(): Promise<string>;
}

export function playgroundUser(): PlaygroundUser {
  const issuer = 'chatdock-playground';
  const secret = randomBytes(32).toString('base64url');
  return {
    way: { secret, issuer },
    token: () =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(issuer)
        .setSubject('developer')
        .setIssuedAt()
        .setExpirationTime('10 minutes')
        .sign(new TextEncoder().encode(secret)),
  };
}
