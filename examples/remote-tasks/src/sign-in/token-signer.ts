import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import type { SignIn } from './service.ts';

export interface TokenSigner {
  /** What others check tokens with. */
  publicKey: JWK;
  sign(subject: string): Promise<string>;
}

/** Signs tokens for one server and ten minutes. */
export async function tokenSigner({ issuer, resource }: SignIn): Promise<TokenSigner> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const kid = 'first';
  return {
    publicKey: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' },
    sign: (subject) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'ES256', kid })
        .setIssuer(issuer)
        .setAudience(resource)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(privateKey),
  };
}
