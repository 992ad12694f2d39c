import { join, resolve } from 'node:path';

/** What the demo takes from the environment. `OPENAI_*` and `CHATDOCK_*` secrets are read by Chatdock itself. */
export interface Settings {
  /** `PORT`, default 3000. */
  port: number;
  /** `HOST`, default 127.0.0.1: the demo user needs no password, so only this machine is let in unless you say otherwise. */
  host: string;
  /** Where people find the demo: `BETTER_AUTH_URL`, default `http://localhost:PORT`. An origin, without a path. */
  baseUrl: string;
  /** Where the demo reaches itself, without a way around a proxy. */
  ownUrl: string;
  /** `CHATDOCK_DATA_DIR`, default `.chatdock`: holds the embedded database and a secret that was made for you. */
  dataDir: string;
  /** `DATABASE_URL`. Without it an embedded Postgres (PGlite) runs in the data folder. */
  databaseUrl: string | undefined;
  /** `BETTER_AUTH_SECRET`, at least 32 characters. Without it one is made and kept in the data folder. */
  secret: string | undefined;
}

/** Something the person who starts the demo can put right; the message says how. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads the environment once. Throws a `SettingsError` that names the variable and what it has to be. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = readPort(env['PORT']);
  const host = env['HOST'] || '127.0.0.1';
  return {
    port,
    host,
    baseUrl: readBaseUrl(env['BETTER_AUTH_URL'] || `http://localhost:${port}`),
    ownUrl: `http://${reachableHost(host)}:${port}`,
    dataDir: resolve(env['CHATDOCK_DATA_DIR'] || '.chatdock'),
    databaseUrl: readDatabaseUrl(env['DATABASE_URL']),
    secret: readSecret(env['BETTER_AUTH_SECRET']),
  };
}

/** The folder of the embedded database. */
export function databaseDir(settings: Settings): string {
  return join(settings.dataDir, 'db');
}

function readPort(value: string | undefined): number {
  if (!value) return 3000;
  const port = Number(value);
  if (/^\d+$/.test(value) && port >= 1 && port <= 65_535) return port;
  throw new SettingsError(`PORT must be a number from 1 to 65535, not "${value}".`);
}

/** A server that listens everywhere is reached on this machine; an IPv6 address needs brackets in a URL. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function readBaseUrl(value: string): string {
  const url = URL.parse(value);
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new SettingsError(
    'BETTER_AUTH_URL must be the address people open, without a path, such as https://demo.example.com.',
  );
}

function readDatabaseUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (/^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? '')) return value;
  // The value may hold a password, so it is not repeated.
  throw new SettingsError(
    'DATABASE_URL must look like postgres://user:password@host:5432/database. Unset it to use the embedded database.',
  );
}

/** The shortest secret that is accepted, in characters. */
export const shortestSecret = 32;

function readSecret(value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (value.length >= shortestSecret) return value;
  throw new SettingsError(
    `BETTER_AUTH_SECRET has ${value.length} characters and needs at least ${shortestSecret}: it protects every sign-in, ` +
      'and a short one can be guessed. Make one with: openssl rand -base64 32',
  );
}
