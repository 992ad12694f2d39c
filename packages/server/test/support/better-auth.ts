import { listen } from '@chatdock/testing';
import type { Database } from '@chatdock/mcp-tasks/database';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { jwt } from 'better-auth/plugins/jwt';
import { SignJWT } from 'jose';
import { createServer } from 'node:http';
import { userSecret } from './user-token.ts';

/** A real Better Auth on a port of its own. */
export interface SignInService {
  readonly url: string;
  /** Signs up and stays signed in. */
  signUp(name: string): Promise<SignedIn>;
  close(): Promise<void>;
}

/** A browser that is signed in. */
export interface SignedIn {
  readonly id: string;
  readonly cookie: string;
  /** `GET /api/auth/token`. */
  token(): Promise<string>;
}

type JwtOptions = Parameters<typeof jwt>[0];

/** Tokens signed with the key pair that it keeps, published at `/api/auth/jwks`. */
export function ownKeys(issuer: string, alg: 'EdDSA' | 'ES256' = 'EdDSA'): JwtOptions {
  const claims = { issuer, audience: 'chatdock', expirationTime: '5m', definePayload: () => ({}) };
  return { jwks: { keyPairConfig: { alg } }, jwt: claims };
}

/** Tokens signed with a secret that front end and back end share, the way its documentation has for signing by oneself. */
export function sharedSecret(issuer: string): JwtOptions {
  return {
    jwks: { remoteUrl: `${issuer}/no-keys`, keyPairConfig: { alg: 'EdDSA' } },
    jwt: {
      sign: (payload) =>
        new SignJWT({ ...payload, iss: issuer, aud: 'chatdock' })
          .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
          .setExpirationTime('5m')
          .sign(new TextEncoder().encode(userSecret)),
    },
  };
}

export async function startBetterAuth(
  database: Database,
  plugin: (issuer: string) => JwtOptions,
): Promise<SignInService> {
  const server = createServer((request, response) => void handle(request, response));
  const url = await listen(server);
  const options = {
    database: database.pool,
    baseURL: url,
    secret: userSecret,
    emailAndPassword: { enabled: true },
    plugins: [jwt(plugin(url))],
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
  } satisfies BetterAuthOptions;
  await (await getMigrations(options)).runMigrations();
  const handle = toNodeHandler(betterAuth(options));
  return {
    url,
    async signUp(name) {
      const credentials = { name, email: `${name}@example.com`, password: 'a long password' };
      const response = await fetch(`${url}/api/auth/sign-up/email`, {
        method: 'POST',
        headers: { origin: url, 'content-type': 'application/json' },
        body: JSON.stringify(credentials),
      });
      const { user }: { user: { id: string } } = await response.json();
      const cookie = response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      return { id: user.id, cookie, token: () => tokenOf(url, cookie) };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function tokenOf(url: string, cookie: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/token`, { headers: { cookie } });
  const { token }: { token: string } = await response.json();
  return token;
}
