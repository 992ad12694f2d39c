import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readFlags } from './read-flags.ts';
import { UsageError } from './usage-error.ts';

/** What `doctor` is asked. */
export interface DoctorFlags {
  /** What is examined: an address, or a folder. */
  readonly target: URL | string;
  readonly json: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly origin: string | undefined;
  readonly session: URL | undefined;
  readonly message: string | null;
  readonly timeoutMs: number;
}

const options = {
  json: { type: 'boolean' },
  token: { type: 'string' },
  header: { type: 'string', multiple: true },
  origin: { type: 'string' },
  session: { type: 'string' },
  message: { type: 'string' },
  'no-message': { type: 'boolean' },
  timeout: { type: 'string' },
} as const;

const usualMessage = 'Hello! This is a test of the connection: please answer with one word.';

/** @throws UsageError */
export function doctorFlags(args: readonly string[]): DoctorFlags {
  const { values, positionals } = readFlags(args, options);
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0)
    throw new UsageError('doctor takes one address or folder, such as https://app.example.com/api/chatkit.');
  if (values['no-message'] && values.message !== undefined)
    throw new UsageError('Give --message or --no-message, not both.');
  return {
    target: targetOf(given),
    json: values.json ?? false,
    headers: headersOf(values),
    origin: values.origin === undefined ? undefined : originOf(values.origin),
    session: values.session === undefined ? undefined : addressOf(values.session, '--session'),
    message: values['no-message'] ? null : (values.message ?? usualMessage),
    timeoutMs: timeoutOf(values.timeout),
  };
}

function targetOf(given: string): URL | string {
  if (/^https?:\/\//iu.test(given)) return addressOf(given, 'The address');
  const folder = resolve(given);
  if (existsSync(folder) && statSync(folder).isDirectory()) return folder;
  throw new UsageError('That is no address with http:// or https://, and no folder.');
}

/** Whoever puts a password into an address gives it to every log. */
function addressOf(given: string, name: string): URL {
  if (!/^https?:\/\//iu.test(given) || !URL.canParse(given))
    throw new UsageError(`${name} must be an address with http:// or https://.`);
  const url = new URL(given);
  if (url.username !== '' || url.password !== '')
    throw new UsageError(`${name} must not have a password in it: use --header "Authorization: Basic …".`);
  return url;
}

function originOf(given: string): string {
  if (URL.canParse(given) && new URL(given).origin === given.replace(/\/$/u, ''))
    return new URL(given).origin;
  throw new UsageError('--origin must be the origin of a page, such as https://www.example.com.');
}

function headersOf({ token, header = [] }: { token?: string; header?: string[] }): Record<string, string> {
  const headers = Object.fromEntries(
    header.map((line) => {
      const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+)\s*:\s*([^\r\n\0]*)$/u.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new UsageError('--header takes "Name: value".');
      return [name.toLowerCase(), value.trim()] as const;
    }),
  );
  if (token === undefined) return headers;
  if (!/^[\x21-\x7E]+$/u.test(token)) throw new UsageError('--token must be a token, without spaces.');
  return { ...headers, authorization: `Bearer ${token}` };
}

function timeoutOf(given = '30'): number {
  const seconds = Number(given);
  if (given.trim() !== '' && seconds > 0 && seconds <= 250) return seconds * 1000;
  throw new UsageError('--timeout must be a number of seconds, 250 at most.');
}
