import { SignJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';

/** The secret that test servers know their users by, and the audience they want. */
export const userSecret = 'a-shared-secret-of-more-than-32-characters';
export const audience = 'https://tasks.example/mcp';

/** Seconds since 1970, `offset` seconds from now. */
export function seconds(offset: number): number {
  return Math.floor(Date.now() / 1_000) + offset;
}

/** A user's token as a sign-in would issue it, for this server unless `claims` say otherwise. */
export function userToken(
  claims: JWTPayload | string,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> {
  const payload = typeof claims === 'string' ? { sub: claims } : claims;
  return new SignJWT({ exp: seconds(300), aud: audience, ...payload })
    .setProtectedHeader({ alg: 'HS256', ...header })
    .sign(new TextEncoder().encode(userSecret));
}

/** A token of exactly these texts, signed as if it were any other. */
export async function rawToken(header: string, claims: string, secret = userSecret): Promise<string> {
  const signed = `${encode(header)}.${encode(claims)}`;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = new TextEncoder().encode(secret);
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(signed));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}
