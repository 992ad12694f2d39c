import { ChatdockError } from '../chatdock-error.ts';
import type { ApplicationAuth } from './application-auth.ts';
import { parseUserJwtOptions, type UserJwtOptions, type UserJwtSettings } from './user-jwt-settings.ts';

/** People without an account may chat: each gets an identity that this server signs and their browser keeps. */
export interface AnonymousAuth {
  anonymous: true;
}

/** One way to know users: by their token, by whatever the application goes by, or as visitors without an account. */
export type AuthWay = UserJwtOptions | ApplicationAuth | AnonymousAuth;

/** How users are known: one way, or several. */
export type AuthOptions = AuthWay | readonly AuthWay[];

/** The same, checked. There is at least one way. */
export interface AuthSettings {
  /** Each with an issuer of its own; at most one without. */
  readonly tokens: readonly UserJwtSettings[];
  readonly application: ApplicationAuth | undefined;
  readonly anonymous: boolean;
}

/**
 * Checks the ways once, when the server is made.
 *
 * @throws ChatdockError `invalid_configuration`; the message says what to set, and holds no secret.
 */
export function parseAuthOptions(auth: AuthOptions | undefined, production: boolean): AuthSettings {
  const ways = listWays(auth);
  const tokens: UserJwtSettings[] = [];
  const applications: ApplicationAuth[] = [];
  let visitors = 0;
  for (const [at, way] of ways.entries()) {
    const name = isList(auth) ? `auth[${at}]` : 'auth';
    if ('authenticate' in way) applications.push(parseApplicationAuth(way, name));
    else if ('anonymous' in way) visitors += parseAnonymous(way, name);
    else tokens.push(parseUserJwtOptions(way, { name, production }));
  }
  if (applications.length > 1) refuse('auth holds authenticate twice; one function has to know all users.');
  if (visitors > 1) refuse('auth holds anonymous twice; once is enough.');
  checkIssuers(tokens);
  return { tokens, application: applications[0], anonymous: visitors > 0 };
}

function listWays(auth: AuthOptions | undefined): readonly AuthWay[] {
  const ways = isList(auth) ? auth : auth ? [auth] : [];
  if (ways.length > 0 && ways.every((way) => typeof way === 'object' && way !== null)) return ways;
  return refuse(
    'Set auth: { secret }, { jwksUrl, issuer, audience }, { authenticate } or { anonymous: true }, or a list of them; without it nobody can be known.',
  );
}

function isList(auth: AuthOptions | undefined): auth is readonly AuthWay[] {
  return Array.isArray(auth);
}

function parseApplicationAuth(way: ApplicationAuth, name: string): ApplicationAuth {
  if (typeof way.authenticate === 'function' && Object.keys(way).length === 1) return way;
  return refuse(
    `${name}.authenticate must be a function, and the only way in its object: give several ways as a list.`,
  );
}

function parseAnonymous(way: { readonly anonymous: unknown }, name: string): 1 {
  if (way.anonymous === true && Object.keys(way).length === 1) return 1;
  return refuse(
    `${name}.anonymous must be true, and alone in its object: give several ways as a list, or leave this one out.`,
  );
}

/** A token is checked by the one way whose issuer it names, so no two may have the same. */
function checkIssuers(tokens: readonly UserJwtSettings[]): void {
  const seen = new Set<string | undefined>();
  for (const { issuer } of tokens) {
    if (seen.has(issuer)) {
      refuse(
        issuer === undefined
          ? 'Two ways in auth have no issuer. Set issuer on each, to the "iss" of its tokens: that is how they are told apart.'
          : `Two ways in auth have the issuer "${issuer}". Give each its own, or make them one.`,
      );
    }
    seen.add(issuer);
  }
}

function refuse(message: string): never {
  throw new ChatdockError('invalid_configuration', { message });
}
