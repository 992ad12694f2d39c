import { parseArgs } from 'node:util';
import { exchangeFormats, type ExchangeFormat } from '../exchange/exchange-format.ts';
import { UsageError } from './usage-error.ts';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' | 'version' | 'stdio' }
  | { readonly kind: 'export'; readonly format: ExchangeFormat }
  | { readonly kind: 'import'; readonly format: ExchangeFormat; readonly file: string }
  | ({ readonly kind: 'http' } & HttpFlags);

/** The flags of `--http`. */
export interface HttpFlags {
  readonly port: number;
  readonly host: string;
  readonly audience: string | undefined;
  readonly url: string | undefined;
  readonly allowHosts: readonly string[];
}

const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  http: { type: 'boolean' },
  port: { type: 'string' },
  host: { type: 'string' },
  audience: { type: 'string' },
  url: { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  format: { type: 'string' },
} as const;

const flagsOfHttp = ['port', 'host', 'audience', 'url', 'allow-host'] as const;

/** @throws UsageError */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const stray = flagsOfHttp.find((name) => values[name] !== undefined);
  if (stray && !values.http) throw new UsageError(`--${stray} goes with --http.`);
  const [verb, ...rest] = positionals;
  if (verb !== undefined) {
    if (values.http) throw new UsageError(`--http stands alone, without "${verb}".`);
    return exchangeCommand(verb, rest, values.format);
  }
  if (values.format !== undefined) throw new UsageError('--format goes with export or import.');
  return values.http ? { kind: 'http', ...httpFlags(values) } : { kind: 'stdio' };
}

function httpFlags(values: ReturnType<typeof parse>['values']): HttpFlags {
  return {
    port: parsePort(values.port ?? '3001'),
    host: values.host ?? '127.0.0.1',
    audience: values.audience,
    url: values.url,
    allowHosts: values['allow-host'] ?? [],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node's own sentence names the flag; what follows its first full stop is advice for other programs.
    const [sentence = ''] = error instanceof Error ? error.message.split(/\. |\n/) : [];
    throw new UsageError(`${sentence.replace(/\.$/, '')}. Try --help.`);
  }
}

function exchangeCommand(verb: string, rest: readonly string[], format: string | undefined): Command {
  if (verb === 'export') {
    if (rest.length > 0) throw new UsageError('export writes to stdout: export > FILE.');
    return { kind: 'export', format: parseFormat(format ?? 'json') };
  }
  if (verb !== 'import') throw new UsageError(`There is no command "${verb}". Try --help.`);
  const [file, ...more] = rest;
  if (file === undefined || more.length > 0) {
    throw new UsageError('import takes one file: import FILE, or "-" for stdin.');
  }
  return { kind: 'import', file, format: parseFormat(format ?? formatByEnding(file)) };
}

function formatByEnding(file: string): string {
  if (/\.(ics|ical)$/i.test(file)) return 'icalendar';
  return /\.csv$/i.test(file) ? 'csv' : 'json';
}

function parseFormat(text: string): ExchangeFormat {
  const format = exchangeFormats.find((known) => known === text);
  if (!format) throw new UsageError(`--format must be one of ${exchangeFormats.join(', ')}.`);
  return format;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError('--port must be a number from 0 to 65535.');
}
