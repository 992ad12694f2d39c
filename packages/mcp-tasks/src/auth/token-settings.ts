import { SettingsError } from '../settings-error.ts';

/** How bearer tokens are checked. Keys come from here only, never from a token. */
export interface TokenOptions {
  /** What `aud` must be or hold, byte for byte: the name of this server, best its address. */
  audience: string;
  /** Shared with whoever signs the tokens (HS256); at least 32 characters. Give this or `jwksUrl`. */
  secret?: string | undefined;
  /** Where the signer publishes its public keys. Then `issuer` is required. */
  jwksUrl?: string | URL | undefined;
  /** What `iss` must be, byte for byte. Default with a secret: not checked. */
  issuer?: string | undefined;
  /** Default: `['HS256']` with a secret; `['EdDSA', 'ES256', 'RS256']` with public keys. */
  algorithms?: readonly string[] | undefined;
}

/** The same, checked: exactly one source of keys, algorithms that fit it. */
export interface TokenSettings {
  readonly keys: { readonly secret: string } | { readonly jwksUrl: URL };
  readonly issuer: string | undefined;
  readonly audience: string;
  readonly algorithms: readonly string[];
}

/** What the sentences call the settings: options in code, variables on the command line. */
interface SettingNames {
  readonly secret: string;
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
}

const optionNames: SettingNames = {
  secret: 'auth.secret',
  jwksUrl: 'auth.jwksUrl',
  issuer: 'auth.issuer',
  audience: 'auth.audience',
};

const shortestSecret = 32;
const asymmetric = 'EdDSA Ed25519 ES256 ES384 ES512 RS256 RS384 RS512 PS256 PS384 PS512'.split(' ');

/**
 * Checks the options once, when the server is made.
 *
 * @throws SettingsError
 */
export function parseTokenOptions(
  options: TokenOptions,
  { production = process.env['NODE_ENV'] === 'production', names = optionNames } = {},
): TokenSettings {
  const { secret, jwksUrl, issuer, audience } = options;
  if (secret !== undefined && jwksUrl !== undefined) {
    throw new SettingsError(`Set ${names.secret} or ${names.jwksUrl}, not both.`);
  }
  if (!isWord(audience)) {
    throw new SettingsError(
      `Set ${names.audience} to the "aud" that tokens for this server carry, such as https://tasks.example.com/mcp; it must not be empty or hold white space.`,
    );
  }
  if (issuer !== undefined) checkIssuer(names.issuer, issuer, production);
  if (jwksUrl !== undefined) {
    const url = checkAddress(names.jwksUrl, String(jwksUrl), production);
    return { keys: { jwksUrl: url }, audience, ...publicKeySettings(options, names) };
  }
  return { keys: { secret: sharedSecret(options, names) }, issuer, audience, algorithms: ['HS256'] };
}

function sharedSecret({ secret, algorithms }: TokenOptions, names: SettingNames): string {
  checkSecret(secret, names);
  if (algorithms !== undefined && String(algorithms) !== 'HS256') {
    throw new SettingsError(
      `With ${names.secret} the only algorithm is HS256. For tokens signed with a private key, set ${names.jwksUrl}.`,
    );
  }
  return secret;
}

function checkSecret(secret: unknown, names: SettingNames): asserts secret is string {
  if (typeof secret === 'string' && secret.length >= shortestSecret) return;
  if (typeof secret !== 'string' || secret === '') {
    throw new SettingsError(
      `Set ${names.secret} to the secret that signs your users’ tokens, or ${names.jwksUrl} to where its public keys are.`,
    );
  }
  throw new SettingsError(
    `${names.secret} has ${secret.length} characters; at least ${shortestSecret} are needed. Make one with: openssl rand -base64 32`,
  );
}

function publicKeySettings({ issuer, algorithms }: TokenOptions, names: SettingNames) {
  if (issuer === undefined) {
    throw new SettingsError(
      `With ${names.jwksUrl}, set ${names.issuer} too: to the "iss" that the tokens carry.`,
    );
  }
  const chosen = algorithms ?? ['EdDSA', 'ES256', 'RS256'];
  if (chosen.length === 0 || !chosen.every((algorithm) => asymmetric.includes(algorithm))) {
    throw new SettingsError(
      `With ${names.jwksUrl}, the algorithms must be some of ${asymmetric.join(', ')}.`,
    );
  }
  return { issuer, algorithms: chosen };
}

function checkIssuer(name: string, issuer: unknown, production: boolean): void {
  if (!isWord(issuer)) throw new SettingsError(`${name} must not be empty or hold white space.`);
  if (/^https?:/iu.test(issuer)) checkAddress(name, issuer, production);
}

function checkAddress(name: string, text: string, production: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    throw new SettingsError(`${name} must be an https address.`);
  }
  if (url.username || url.password) {
    throw new SettingsError(`${name} must not hold a user name or password.`);
  }
  if (/[?#]/u.test(text)) throw new SettingsError(`${name} must not have a query or a fragment.`);
  if (production && url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new SettingsError(
      `${name} must use https in production: over http, anyone on the way can exchange the keys.`,
    );
  }
  return url;
}

/** Whether a host name, as URLs spell it, is this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d+){3}$/u.test(host);
}

function isWord(text: unknown): text is string {
  return typeof text === 'string' && /^\S+$/u.test(text);
}
