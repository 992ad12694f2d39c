import { ChatdockError } from '../chatdock-error.ts';

/** How users' tokens are checked. Keys come from here only, never from a token. */
export interface UserJwtOptions {
  /** Shared with whoever signs the tokens (HS256); at least 32 characters. Give this or `jwksUrl`. */
  secret?: string | undefined;
  /** Where the signer publishes its public keys. Then `issuer` and `audience` are required. */
  jwksUrl?: string | URL | undefined;
  /** What `iss` must be, byte for byte. Default with a secret: not checked. */
  issuer?: string | undefined;
  /** What `aud` must be or hold, byte for byte. Default with a secret: not checked. */
  audience?: string | undefined;
  /** Default: `['HS256']` with a secret; `['EdDSA', 'ES256', 'RS256']` with public keys. */
  algorithms?: readonly string[] | undefined;
}

/** The same, checked: exactly one source of keys, algorithms that fit it. */
export interface UserJwtSettings {
  readonly keys: { readonly secret: string } | { readonly jwksUrl: URL };
  readonly issuer: string | undefined;
  readonly audience: string | undefined;
  readonly algorithms: readonly string[];
}

const shortestSecret = 32;
const asymmetric = [
  'EdDSA',
  'Ed25519',
  'ES256',
  'ES384',
  'ES512',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
];

/**
 * Checks the options once, when the server is made.
 *
 * @throws ChatdockError `invalid_configuration`; the message says what to set, and holds no secret.
 */
export function parseUserJwtOptions(options: UserJwtOptions, production: boolean): UserJwtSettings {
  const { secret, jwksUrl, issuer, audience } = options;
  if (secret !== undefined && jwksUrl !== undefined) refuse('Set auth.secret or auth.jwksUrl, not both.');
  if (issuer !== undefined) checkIssuer(issuer, production);
  if (audience !== undefined && !isWord(audience)) {
    refuse(
      'auth.audience must not be empty or hold white space. Set it to the "aud" that your tokens carry.',
    );
  }
  if (jwksUrl !== undefined)
    return withPublicKeys(options, checkAddress('auth.jwksUrl', String(jwksUrl), production));
  checkSecret('auth.secret', secret);
  const algorithms = options.algorithms ?? ['HS256'];
  if (algorithms.length !== 1 || algorithms[0] !== 'HS256') {
    refuse(
      'With auth.secret, auth.algorithms can only be ["HS256"]. For tokens signed with a private key, set auth.jwksUrl.',
    );
  }
  return { keys: { secret }, issuer, audience, algorithms };
}

/** @throws ChatdockError `invalid_configuration` unless `secret` is long enough to sign with. */
export function checkSecret(name: string, secret: string | undefined): asserts secret is string {
  if (typeof secret === 'string' && secret.length >= shortestSecret) return;
  const length =
    typeof secret === 'string' && secret !== '' ? `has ${secret.length} characters` : 'is not set';
  refuse(`${name} ${length}; at least ${shortestSecret} are needed. Make one with: openssl rand -base64 32`);
}

function withPublicKeys({ issuer, audience, algorithms }: UserJwtOptions, jwksUrl: URL): UserJwtSettings {
  if (issuer === undefined || audience === undefined) {
    refuse(
      'With auth.jwksUrl, set auth.issuer and auth.audience too: one issuer signs for many applications.',
    );
  }
  const chosen = algorithms ?? ['EdDSA', 'ES256', 'RS256'];
  if (chosen.length === 0 || !chosen.every((algorithm) => asymmetric.includes(algorithm))) {
    refuse(`With auth.jwksUrl, auth.algorithms must be some of ${asymmetric.join(', ')}.`);
  }
  return { keys: { jwksUrl }, issuer, audience, algorithms: chosen };
}

function checkIssuer(issuer: string, production: boolean): void {
  if (!isWord(issuer)) refuse('auth.issuer must not be empty or hold white space.');
  if (/^https?:/iu.test(issuer)) checkAddress('auth.issuer', issuer, production);
}

function checkAddress(name: string, text: string, production: boolean): URL {
  if (!URL.canParse(text)) refuse(`${name} must be an https address.`);
  const url = new URL(text);
  if (!['https:', 'http:'].includes(url.protocol)) refuse(`${name} must be an https address.`);
  if (url.username || url.password) refuse(`${name} must not hold a user name or password.`);
  if (text.includes('?') || text.includes('#')) refuse(`${name} must not have a query or a fragment.`);
  if (production && url.protocol === 'http:' && !isLoopback(url.hostname)) {
    refuse(`${name} must use https in production: over http, anyone on the way can exchange the keys.`);
  }
  return url;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d+){3}$/u.test(host);
}

function isWord(text: unknown): text is string {
  return typeof text === 'string' && /^\S+$/u.test(text);
}

function refuse(message: string): never {
  throw new ChatdockError('invalid_configuration', { message });
}
