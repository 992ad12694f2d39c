import type { AuthWay } from '../auth/auth-settings.ts';
import { StartError } from './start-error.ts';
import type { Environment } from './variables.ts';

/** One way in which users are known. */
export interface WayIn {
  readonly auth: AuthWay;
  /** For the banner and the playground, in words. */
  readonly description: string;
}

/** The ways in that the environment opens. May be none: whoever starts a server has to care. @throws StartError */
export function waysIn(environment: Environment): WayIn[] {
  return [...bySecret(environment), ...byKeys(environment), ...asVisitors(environment)];
}

function bySecret(environment: Environment): WayIn[] {
  const { BETTER_AUTH_SECRET: shared, CHATDOCK_JWT_SECRET: own, CHATDOCK_JWKS_URL: keys } = environment;
  if (shared !== undefined && own !== undefined && shared !== own)
    throw new StartError('Set BETTER_AUTH_SECRET or CHATDOCK_JWT_SECRET, not two secrets.');
  const secret = own ?? shared;
  if (secret === undefined) return [];
  const name = own === undefined ? 'BETTER_AUTH_SECRET' : 'CHATDOCK_JWT_SECRET';
  // Beside public keys, the issuer and the audience are theirs.
  const named = keys === undefined ? whoAndForWhom(environment) : {};
  return [{ auth: { secret, ...named }, description: `tokens signed with ${name}` }];
}

function byKeys(environment: Environment): WayIn[] {
  const { CHATDOCK_JWKS_URL: jwksUrl } = environment;
  if (jwksUrl === undefined) return [];
  const { issuer, audience } = whoAndForWhom(environment);
  if (issuer === undefined || audience === undefined) {
    throw new StartError(
      'With CHATDOCK_JWKS_URL, set CHATDOCK_JWT_ISSUER and CHATDOCK_JWT_AUDIENCE: what "iss" and "aud" are in the tokens.',
    );
  }
  return [{ auth: { jwksUrl, issuer, audience }, description: `tokens of ${issuer}` }];
}

function asVisitors({ CHATDOCK_ANONYMOUS: setting }: Environment): WayIn[] {
  if (setting === undefined || setting === '0') return [];
  if (setting !== '1') throw new StartError('CHATDOCK_ANONYMOUS can be 1 or 0.');
  return [{ auth: { anonymous: true }, description: 'visitors without an account' }];
}

function whoAndForWhom({ CHATDOCK_JWT_ISSUER: issuer, CHATDOCK_JWT_AUDIENCE: audience }: Environment) {
  return { ...(issuer !== undefined && { issuer }), ...(audience !== undefined && { audience }) };
}
