import { ChatdockError } from '../chatdock-error.ts';
import { visitorIssuer } from '../owner.ts';
import { isLoopback } from '../loopback.ts';

/** Whose data a token opens. */
export interface TokenOwner {
  /** Who it is: unique for the issuer, never reused, at most 255 characters. */
  subject: string;
  /** The customer or organisation they belong to, at most 255 characters; limits can be set for it. Default: none. */
  tenant?: string | undefined;
}

/** What a verified token says. It has no prototype: what can be read is what the token says itself. */
export type TokenClaims = Readonly<Record<string, unknown>>;

/** How users' tokens are checked. Keys come from here only, never from a token. */
export interface UserJwtOptions {
  /** Shared with whoever signs the tokens (HS256); at least 32 characters. Give this or `jwksUrl`. */
  secret?: string | undefined;
  /** Where the signer publishes its public keys. Then `issuer` and `audience` are required. */
  jwksUrl?: string | URL | undefined;
  /** What `iss` must be, byte for byte. Default with a secret: not checked. Several ways are told apart by it. */
  issuer?: string | undefined;
  /** What `aud` must be or hold, byte for byte. Default with a secret: not checked. */
  audience?: string | undefined;
  /** Default: `['HS256']` with a secret; `['EdDSA', 'ES256', 'RS256']` with public keys. */
  algorithms?: readonly string[] | undefined;
  /**
   * Whose token it is, from its claims; `null` refuses it. What it rejects with is the server's trouble, not the user's.
   * Default: the user that `sub` names.
   */
  owner?: ((claims: TokenClaims) => TokenOwner | null | Promise<TokenOwner | null>) | undefined;
  /** How far the clocks of signer and server may be apart, 0 to 60. Default 15. */
  clockToleranceSeconds?: number | undefined;
}

/** The same, checked: exactly one source of keys, algorithms that fit it. */
export interface UserJwtSettings {
  readonly keys: { readonly secret: string } | { readonly jwksUrl: URL };
  readonly issuer: string | undefined;
  readonly audience: string | undefined;
  readonly algorithms: readonly string[];
  readonly owner: UserJwtOptions['owner'];
  readonly clockToleranceSeconds: number;
}

/** What the sentences call the way, `auth` or `auth[1]`, and whether strangers can be on the line. */
export interface WaySetting {
  readonly name: string;
  readonly production: boolean;
}

/** How far clocks may be apart where nothing else is said, in seconds. */
export const clockToleranceSeconds = 15;

const shortestSecret = 32;
const longestTolerance = 60;
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
const optionNames = [
  'secret',
  'jwksUrl',
  'issuer',
  'audience',
  'algorithms',
  'owner',
  'clockToleranceSeconds',
];

/**
 * Checks the options once, when the server is made.
 *
 * @throws ChatdockError `invalid_configuration`; the message says what to set, and holds no secret.
 */
export function parseUserJwtOptions(options: UserJwtOptions, way: WaySetting): UserJwtSettings {
  const { name } = way;
  const { secret, jwksUrl } = options;
  const unknown = Object.keys(options).find((option) => !optionNames.includes(option));
  if (unknown !== undefined) refuse(`There is no ${name}.${unknown}. There are: ${optionNames.join(', ')}.`);
  if (secret !== undefined && jwksUrl !== undefined)
    refuse(`Set ${name}.secret or ${name}.jwksUrl, not both.`);
  const common = parseCommon(options, way);
  if (jwksUrl !== undefined) return { ...common, ...withPublicKeys(options, way, String(jwksUrl)) };
  checkSecret(`${name}.secret`, secret);
  const algorithms = options.algorithms ?? ['HS256'];
  if (algorithms.length !== 1 || algorithms[0] !== 'HS256') {
    refuse(
      `With ${name}.secret, ${name}.algorithms can only be ["HS256"]. For tokens signed with a private key, set ${name}.jwksUrl.`,
    );
  }
  return { ...common, keys: { secret }, algorithms };
}

/** What both sources of keys have. */
function parseCommon(options: UserJwtOptions, way: WaySetting): Omit<UserJwtSettings, 'keys' | 'algorithms'> {
  const { name } = way;
  const { issuer, audience, owner, clockToleranceSeconds: tolerance = clockToleranceSeconds } = options;
  if (issuer !== undefined) checkIssuer(issuer, way);
  if (audience !== undefined && !isWord(audience)) {
    refuse(
      `${name}.audience must not be empty or hold white space. Set it to the "aud" that your tokens carry.`,
    );
  }
  if (owner !== undefined && typeof owner !== 'function')
    refuse(`${name}.owner must be a function: it gets the claims and answers { subject }, or null.`);
  if (!(tolerance >= 0 && tolerance <= longestTolerance))
    refuse(`${name}.clockToleranceSeconds must be a number from 0 to ${longestTolerance}.`);
  return { issuer, audience, owner, clockToleranceSeconds: tolerance };
}

/** @throws ChatdockError `invalid_configuration` unless `secret` is long enough to sign with. */
export function checkSecret(name: string, secret: string | undefined): asserts secret is string {
  if (typeof secret === 'string' && secret.length >= shortestSecret) return;
  const length =
    typeof secret === 'string' && secret !== '' ? `has ${secret.length} characters` : 'is not set';
  refuse(`${name} ${length}; at least ${shortestSecret} are needed. Make one with: openssl rand -base64 32`);
}

function withPublicKeys(
  { issuer, audience, algorithms }: UserJwtOptions,
  way: WaySetting,
  address: string,
): Pick<UserJwtSettings, 'keys' | 'algorithms'> {
  const { name } = way;
  const jwksUrl = checkAddress(`${name}.jwksUrl`, address, way.production);
  if (issuer === undefined || audience === undefined) {
    refuse(
      `With ${name}.jwksUrl, set ${name}.issuer and ${name}.audience too: one issuer signs for many applications.`,
    );
  }
  const chosen = algorithms ?? ['EdDSA', 'ES256', 'RS256'];
  if (
    !Array.isArray(chosen) ||
    chosen.length === 0 ||
    !chosen.every((algorithm) => asymmetric.includes(algorithm))
  ) {
    refuse(`With ${name}.jwksUrl, ${name}.algorithms must be some of ${asymmetric.join(', ')}.`);
  }
  return { keys: { jwksUrl }, algorithms: chosen };
}

function checkIssuer(issuer: string, { name, production }: WaySetting): void {
  if (!isWord(issuer)) refuse(`${name}.issuer must not be empty or hold white space.`);
  if (issuer === visitorIssuer)
    refuse(
      `${name}.issuer must not be "${visitorIssuer}": that is what visitors without an account are kept under.`,
    );
  if (/^https?:/iu.test(issuer)) checkAddress(`${name}.issuer`, issuer, production);
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

function isWord(text: unknown): text is string {
  return typeof text === 'string' && /^\S+$/u.test(text);
}

function refuse(message: string): never {
  throw new ChatdockError('invalid_configuration', { message });
}
