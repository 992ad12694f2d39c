import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { jwt } from 'better-auth/plugins/jwt';
import type { Database } from '@chatdock/mcp-tasks/database';
import { demoUser, ensureDemoUser } from './demo-user.ts';
import type { Settings } from './settings.ts';

/**
 * Who signs the tokens and who they are for. The issuer is a fixed name, not the address: tasks belong to issuer and
 * user, and should still be there when the demo runs on another port.
 */
export const tokens = { issuer: 'chatdock-demo', audience: 'chatdock' };

/** The header in which `app.ts` passes on the address of the client, for the rate limit. */
export const clientAddressHeader = 'x-demo-client-address';

export type Auth = Awaited<ReturnType<typeof createAuth>>;

/** Better Auth with e-mail and password, short-lived tokens at `/api/auth/token`, and one button for the demo user. */
export async function createAuth(settings: Settings, secret: string, database: Database) {
  const options = {
    appName: 'Chatdock demo',
    database: database.pool,
    secret,
    baseURL: settings.baseUrl,
    trustedOrigins: [
      settings.baseUrl,
      `http://localhost:${settings.port}`,
      `http://127.0.0.1:${settings.port}`,
    ],
    emailAndPassword: { enabled: true, minPasswordLength: 10 },
    plugins: [
      jwt({
        disableSettingJwtHeader: true,
        jwks: { keyPairConfig: { alg: 'EdDSA', crv: 'Ed25519' } },
        // The subject (the user's id) is all the chat needs. Without this the whole user row would be in the token.
        jwt: { ...tokens, expirationTime: '10m', definePayload: () => ({}) },
      }),
      demoUser(),
    ],
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: { '/sign-in/*': { window: 60, max: 10 }, '/sign-up/*': { window: 60, max: 10 } },
    },
    advanced: { ipAddress: { ipAddressHeaders: [clientAddressHeader] } },
    telemetry: { enabled: false },
    // Refused sign-ins are answers, not troubles; and details may hold addresses, so only the sentence is written.
    logger: {
      level: 'error',
      log: (_level, message) => void process.stderr.write(`Better Auth: ${message}\n`),
    },
  } satisfies BetterAuthOptions;

  await (await getMigrations(options)).runMigrations();
  const auth = betterAuth(options);
  await ensureDemoUser((await auth.$context).internalAdapter);
  await ensureSigningKey(auth, database);
  return auth;
}

/** Makes the first signing key at start. Keys are stored encrypted: those of a secret that has changed are replaced. */
async function ensureSigningKey(
  auth: { api: { signJWT(call: { body: { payload: { sub: string } } }): Promise<unknown> } },
  database: Database,
): Promise<void> {
  const sign = () => auth.api.signJWT({ body: { payload: { sub: 'start' } } });
  try {
    await sign();
  } catch {
    await database.query('delete from jwks');
    await sign();
  }
}
