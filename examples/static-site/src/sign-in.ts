import cors from 'cors';
import express, { Router } from 'express';
import { SignJWT } from 'jose';

interface SignIn {
  secret: string;
  issuer: string;
  audience: string;
  /** The origin whose pages may ask. */
  site: string;
}

/**
 * Stands in for your sign-in service, such as Auth0, Clerk or Better Auth: it answers with a signed token that says who is there. This
 * one believes every name, so that there is something to try.
 */
export function signIn({ secret, issuer, audience, site }: SignIn): Router {
  const key = new TextEncoder().encode(secret);
  return Router()
    .use(cors({ origin: site }), express.json())
    .post('/', async (request, response) => {
      const name = String(request.body?.name ?? '').trim();
      if (name === '' || name.length > 50) return response.status(400).json({ error: 'Say who you are.' });
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(name.toLowerCase())
        .setExpirationTime('1h')
        .sign(key);
      return response.json({ token });
    });
}
