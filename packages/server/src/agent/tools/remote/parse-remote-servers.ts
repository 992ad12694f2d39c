import { ChatdockError } from '../../../chatdock-error.ts';
import { checkPolicy } from '../../approval/parse-approvals.ts';
import type { RemoteServerOptions, RemoteServerSettings } from './remote-server-options.ts';
import { isLoopback } from '../../../loopback.ts';

const known = ['name', 'url', 'token', 'signing', 'headers', 'tools', 'approvals', 'timeoutMs'];
const longestTimeoutMs = 20_000;
const shortestSecret = 32;

/**
 * The options, checked once. `secrets`: what signs users' tokens and client secrets here. A token signed with one of these would open
 * this chat, too.
 *
 * @throws ChatdockError `invalid_configuration`; the message says what to set, and holds no secret.
 */
export function parseRemoteServers(
  options: readonly RemoteServerOptions[] = [],
  secrets: readonly string[],
): readonly RemoteServerSettings[] {
  if (!Array.isArray(options)) refuse('mcpServers must be a list of servers.');
  const servers = options.map((given: RemoteServerOptions, at) =>
    parseServer(`mcpServers[${at}]`, given, secrets),
  );
  const names = servers.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) refuse(`mcpServers has two servers of the name "${twice}".`);
  return Object.freeze(servers);
}

function parseServer(
  place: string,
  options: RemoteServerOptions,
  secrets: readonly string[],
): RemoteServerSettings {
  if (typeof options !== 'object' || options === null) refuse(`${place} must be { name, url, … }.`);
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined)
    refuse(`There is no option ${place}.${unknown}. There are: ${known.join(', ')}.`);
  const { token, approvals } = options;
  if (token !== undefined && typeof token !== 'function')
    refuse(`${place}.token must be a function of the user.`);
  if (approvals !== undefined) checkPolicy(`${place}.approvals`, approvals);
  return Object.freeze({
    name: parseName(place, options.name),
    url: parseUrl(place, options.url),
    token,
    signing: parseSigning(place, options, secrets),
    headers: parseHeaders(place, options.headers),
    tools: parseTools(place, options.tools),
    approvals,
    timeoutMs: parseTimeout(place, options.timeoutMs),
  });
}

function parseName(place: string, name: unknown): string {
  if (typeof name === 'string' && /^[a-z][\w-]{0,31}$/iu.test(name)) return name;
  return refuse(`${place}.name must be 1 to 32 letters, digits, "_" or "-", and begin with a letter.`);
}

function parseTimeout(place: string, milliseconds = longestTimeoutMs): number {
  if (Number.isInteger(milliseconds) && milliseconds > 0 && milliseconds <= longestTimeoutMs)
    return milliseconds;
  return refuse(`${place}.timeoutMs must be a whole number of milliseconds, at most ${longestTimeoutMs}.`);
}

function parseTools(place: string, tools: RemoteServerOptions['tools']): ReadonlySet<string> | null {
  if (tools === undefined) return null;
  if (Array.isArray(tools) && tools.every((tool) => typeof tool === 'string')) return new Set(tools);
  return refuse(`${place}.tools must be a list of names.`);
}

function parseUrl(place: string, given: string | URL): URL {
  const url = URL.canParse(String(given)) ? new URL(given) : undefined;
  if (!url || !/^https?:$/u.test(url.protocol)) return refuse(`${place}.url must be an https address.`);
  if (url.username || url.password || url.hash)
    refuse(`${place}.url must not hold a user name, a password or a fragment.`);
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    refuse(`${place}.url must use https: over http, anyone on the way reads tokens and answers.`);
  return url;
}

function parseSigning(
  place: string,
  { signing, token, url }: RemoteServerOptions,
  secrets: readonly string[],
): RemoteServerSettings['signing'] {
  if (signing === undefined) return undefined;
  if (typeof signing !== 'object' || signing === null) refuse(`${place}.signing must be { secret, … }.`);
  if (token !== undefined) refuse(`Set ${place}.token or ${place}.signing, not both.`);
  const { issuer, audience = String(url) } = signing;
  const secret = parseSecret(`${place}.signing.secret`, signing.secret, secrets);
  checkWord(`${place}.signing.audience`, audience);
  if (issuer === undefined) return { secret, audience };
  checkWord(`${place}.signing.issuer`, issuer);
  return { secret, audience, issuer };
}

function parseSecret(name: string, secret: unknown, taken: readonly string[]): string {
  if (typeof secret !== 'string' || secret.length < shortestSecret)
    return refuse(`${name} needs ${shortestSecret} characters. Make one with: openssl rand -base64 32`);
  if (!taken.includes(secret)) return secret;
  return refuse(`${name} must be a secret of its own: tokens signed with this one would open the chat, too.`);
}

function checkWord(name: string, text: unknown): void {
  if (typeof text !== 'string' || !/^\S+$/u.test(text))
    refuse(`${name} must not be empty or hold white space.`);
}

/** What the protocol and the connection set themselves. */
const ownHeaders = /^(?:authorization|cookie|host|content-.*|accept|mcp-.*|transfer-encoding|connection)$/iu;

function parseHeaders(
  place: string,
  headers: RemoteServerOptions['headers'] = {},
): Readonly<Record<string, string>> {
  if (typeof headers !== 'object' || headers === null) refuse(`${place}.headers must be an object.`);
  for (const [name, value] of Object.entries(headers)) {
    if (ownHeaders.test(name)) refuse(`${place}.headers must not have "${name}".`);
    if (!isHeader(name, value))
      refuse(`${place}.headers holds "${name}", which is no header, or has a value that is none.`);
  }
  return Object.freeze({ ...headers });
}

function isHeader(name: string, value: string): boolean {
  try {
    return new Headers([[name, value]]).has(name);
  } catch {
    return false;
  }
}

function refuse(message: string): never {
  throw new ChatdockError('invalid_configuration', { message });
}
