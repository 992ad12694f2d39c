import { parseTokenOptions, isLoopback, type TokenOptions } from '../auth/token-settings.ts';
import { tokenVerifier, type VerifyToken } from '../auth/verify-token.ts';
import { SettingsError } from '../settings-error.ts';
import type { TaskRepository } from '../task-repository.ts';

/** How the tasks are served over HTTP. */
export interface TasksHttpOptions {
  /** Where the tasks are: `postgresTasks(database)`, in a database that `migrateTasks` has prepared. */
  tasks: { forOwner(owner: string): TaskRepository };
  /** How callers are known. Their tasks are those of the owner `` `${issuer} ${sub}` ``; without `issuer`, `` ` ${sub}` ``. */
  auth: TokenOptions;
  /**
   * The address clients use, as they write it. Default: the audience, when it is an http or https address; else say it. Its path is
   * where requests are answered, also when something in front changes host and port.
   */
  url?: string | URL | undefined;
  /**
   * Host names, without ports, that requests may name in `Host`, and pages they come from in `Origin`. A request from
   * elsewhere is a page that made a name of its own lead here. Default: the host of `url`; and when that is this machine,
   * `localhost`, `127.0.0.1` and `[::1]`.
   */
  allowedHosts?: readonly string[] | undefined;
  /** Longest request body, in bytes. Default 262,144. */
  maxBodyBytes?: number | undefined;
  /** How long a request body may take to arrive, in milliseconds. Default 30,000. */
  bodyTimeoutMs?: number | undefined;
  /** Told of errors that are not the caller's; the caller learns nothing of the cause. Default: they are dropped. */
  onError?: ((error: unknown) => void) | undefined;
}

/** How much of a body is read, and for how long. */
export interface BodyLimits {
  readonly bytes: number;
  readonly milliseconds: number;
}

/** The same, checked. */
export interface TasksHttpSettings {
  readonly tasks: TasksHttpOptions['tasks'];
  readonly verify: VerifyToken;
  readonly issuer: string | undefined;
  /** Where clients reach the endpoint. */
  readonly url: URL;
  readonly allowedHosts: ReadonlySet<string>;
  readonly limits: BodyLimits;
  readonly onError: (error: unknown) => void;
}

/** @throws SettingsError */
export function parseHttpOptions(options: TasksHttpOptions): TasksHttpSettings {
  const auth = parseTokenOptions(options.auth);
  const url = parseUrl(options.url ?? auth.audience);
  return {
    tasks: options.tasks,
    verify: tokenVerifier(auth),
    issuer: auth.issuer,
    url,
    allowedHosts: parseHosts(options.allowedHosts, url.hostname),
    limits: {
      bytes: parseLimit('maxBodyBytes', options.maxBodyBytes ?? 262_144),
      milliseconds: parseLimit('bodyTimeoutMs', options.bodyTimeoutMs ?? 30_000),
    },
    onError: options.onError ?? (() => {}),
  };
}

function parseUrl(text: string | URL): URL {
  const given = String(text);
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/u.test(url.protocol) || /[?#]/u.test(given) || url.username || url.password) {
    throw new SettingsError(
      'Set url to the address that clients use, such as https://tasks.example.com/mcp; the audience is none.',
    );
  }
  return url;
}

const thisMachine = ['localhost', '127.0.0.1', '[::1]'];

function parseHosts(given: readonly string[] | undefined, host: string): ReadonlySet<string> {
  const names = given ?? (isLoopback(host) ? [host, ...thisMachine] : [host]);
  const hosts = names.map((name) => name.toLowerCase());
  for (const name of hosts) {
    if (
      name.includes('*') ||
      !URL.canParse(`http://${name}`) ||
      new URL(`http://${name}`).hostname !== name
    ) {
      throw new SettingsError(
        'allowedHosts holds host names without scheme, port and path, such as tasks.example.com or [::1].',
      );
    }
  }
  return new Set(hosts);
}

function parseLimit(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new SettingsError(`${name} must be a whole number above 0.`);
}
