import { SignJWT } from 'jose';

/** What signs the tokens of users in benches. */
export const secret = 'a-shared-secret-of-more-than-32-characters';

/** A user's token as a sign-in would issue it, good for an hour. */
export function userToken(subject: string): Promise<string> {
  return new SignJWT({ sub: subject, exp: Math.floor(Date.now() / 1_000) + 3_600 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
}
