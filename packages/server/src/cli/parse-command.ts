import { readFlags } from './read-flags.ts';
import { UsageError } from './usage-error.ts';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' | 'version' | 'migrate' | 'health' }
  | { readonly kind: 'embed'; readonly address: string }
  | { readonly kind: 'doctor'; readonly args: readonly string[] }
  | { readonly kind: 'migrate-from-agent-builder'; readonly args: readonly string[] }
  | ({ readonly kind: 'serve' } & ServeFlags);

/** The flags of `serve`. */
export interface ServeFlags {
  readonly port: string | undefined;
  readonly host: string | undefined;
  /** Whether a demo user is let in from this machine. */
  readonly dev: boolean;
}

const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  port: { type: 'string' },
  host: { type: 'string' },
  dev: { type: 'boolean' },
} as const;

const verbs = ['serve', 'migrate', 'embed', 'health'] as const;
/** Those read what follows them by themselves. */
const withOwnFlags = ['doctor', 'migrate-from-agent-builder'] as const;

/** @throws UsageError */
export function parseCommand(args: readonly string[]): Command {
  const [first, ...others] = args;
  const own = withOwnFlags.find((name) => name === first);
  // There is one help for all but the migration, which has its own.
  const isHelp = own === 'doctor' && others.some((flag) => flag === '--help' || flag === '-h');
  return own && !isHelp ? { kind: own, args: others } : parseOwn(args);
}

function parseOwn(args: readonly string[]): Command {
  const { values, positionals } = readFlags(args, options);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [given = 'serve', ...rest] = positionals;
  const verb = verbs.find((name) => name === given);
  if (!verb) throw new UsageError(`There is no command "${given}". Try --help.`);
  if (verb === 'embed') return { kind: verb, address: addressIn(rest) };
  if (rest.length > 0) throw new UsageError(`${verb} takes no "${rest[0]}". Try --help.`);
  const { port, host, dev = false } = values;
  if (verb === 'serve') return { kind: verb, port, host, dev };
  const stray = (['port', 'host', 'dev'] as const).find((name) => values[name] !== undefined);
  if (stray) throw new UsageError(`--${stray} goes with serve.`);
  return { kind: verb };
}

/** Where browsers find the API: an address, or a path of the page's own origin. */
function addressIn([address = '/api/chatkit', ...more]: readonly string[]): string {
  const isAddress = /^https?:\/\//u.test(address) ? URL.canParse(address) : /^\/(?!\/)/u.test(address);
  if (isAddress && more.length === 0) return address;
  throw new UsageError('embed takes one address, such as https://app.example.com/api/chatkit.');
}
