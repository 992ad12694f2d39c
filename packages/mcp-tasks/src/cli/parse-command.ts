import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

/** What the command line asks for. */
export type Command =
  { readonly kind: 'help' | 'version' | 'stdio' } | ({ readonly kind: 'http' } & HttpFlags);

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
} as const;

const flagsOfHttp = ['port', 'host', 'audience', 'url', 'allow-host'] as const;

/** @throws UsageError */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const stray = flagsOfHttp.find((name) => values[name] !== undefined);
  if (stray && !values.http) throw new UsageError(`--${stray} goes with --http.`);
  const [word] = positionals;
  if (word !== undefined) throw new UsageError(`There is no command "${word}". Try --help.`);
  if (!values.http) return { kind: 'stdio' };
  return {
    kind: 'http',
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

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError('--port must be a number from 0 to 65535.');
}
