import express, { type Express } from 'express';
import { Clients } from './clients.ts';
import { Codes } from './codes.ts';
import { consentPage } from './consent-page.ts';
import { OAuthError } from './oauth-error.ts';
import { readAuthorization } from './read-authorization.ts';
import { tokenSigner } from './token-signer.ts';

export interface SignIn {
  /** This service's own address. */
  issuer: string;
  /** The one server that tokens are for. */
  resource: string;
}

/** Yours have passwords. */
const people = ['ann', 'ben'];

/**
 * Stands in for your authorization server, such as Keycloak, Auth0 or Better Auth: OAuth 2.1 as MCP asks for it, for public clients that
 * register themselves, with PKCE. It keeps nothing over a restart, and asks nobody for a password.
 */
export async function signInService({ issuer, resource }: SignIn): Promise<Express> {
  const clients = new Clients();
  const codes = new Codes();
  const signer = await tokenSigner({ issuer, resource });
  const app = express().use(express.json(), express.urlencoded());

  app.get('/.well-known/oauth-authorization-server', (_request, response) => {
    response.json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      registration_endpoint: `${issuer}/register`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code'],
      token_endpoint_auth_methods_supported: ['none'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    });
  });

  app.get('/keys', (_request, response) => void response.json({ keys: [signer.publicKey] }));

  app.post('/register', ({ body }, response) => void response.status(201).json(clients.register(body)));

  app.get('/authorize', ({ query }, response) => {
    const { client } = readAuthorization(query, clients, resource);
    response.send(consentPage({ client: client.name, people, asked: query }));
  });

  app.post('/authorize', ({ body }, response) => {
    const { client, redirectUri, challenge, state } = readAuthorization(body, clients, resource);
    if (!people.includes(body.user)) throw new OAuthError('access_denied');
    const code = codes.issue({ clientId: client.id, redirectUri, challenge, subject: body.user });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('iss', issuer);
    if (state !== undefined) back.searchParams.set('state', state);
    response.redirect(back.href);
  });

  app.post('/token', async ({ body }, response) => {
    if (body.grant_type !== 'authorization_code') throw new OAuthError('unsupported_grant_type');
    const subject = codes.redeem(body);
    response.set('Cache-Control', 'no-store');
    response.json({ access_token: await signer.sign(subject), token_type: 'Bearer', expires_in: 600 });
  });

  app.use(OAuthError.answer);
  return app;
}
