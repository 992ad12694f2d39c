import { ChatdockError } from '../chatdock-error.ts';

/** A limit: a whole number above 0, or `false` for none. */
type Limit = number | false;

/** A limit a day, by whom it is for. Days are UTC's. */
export interface DailyLimits {
  /** A visitor without an account. */
  visitor?: Limit | undefined;
  user?: Limit | undefined;
  /** All users of one tenant together, where the application has tenants. Default: none. */
  tenant?: Limit | undefined;
}

/** How much may be asked of the server, counted over all its processes. `false` in place of any part: no limit. */
export interface LimitOptions {
  /** Requests in a minute. Default: 120 of a user (or visitor), 1,200 of an address. */
  requestsPerMinute?: { user?: Limit | undefined; address?: Limit | undefined } | false | undefined;
  /** Answers that are being given to one user at a time. Default: 5. */
  turnsAtATime?: Limit | undefined;
  /** Messages, and whatever else of a client starts an answer. Default: 50 of a visitor, 1,000 of a user. */
  messagesPerDay?: DailyLimits | false | undefined;
  /** Tokens that models read and write. Default: 200,000 of a visitor, 2,000,000 of a user. */
  tokensPerDay?: DailyLimits | false | undefined;
  /** New visitors of one address in an hour. Default: 100. */
  visitorsPerHour?: Limit | undefined;
}

type Settled<Names extends string> = Readonly<Record<Names, number | null>>;

/** The same with its defaults; `null`: no limit. */
export interface LimitSettings {
  readonly requestsPerMinute: Settled<'user' | 'address'>;
  readonly turnsAtATime: number | null;
  readonly messagesPerDay: Settled<'visitor' | 'user' | 'tenant'>;
  readonly tokensPerDay: Settled<'visitor' | 'user' | 'tenant'>;
  readonly visitorsPerHour: number | null;
  /** Whether the environment switched them off, which is worth a warning. */
  readonly isSwitchedOff: boolean;
}

const defaults = {
  requestsPerMinute: { user: 120, address: 1_200 },
  turnsAtATime: 5,
  messagesPerDay: { visitor: 50, user: 1_000, tenant: null },
  tokensPerDay: { visitor: 200_000, user: 2_000_000, tenant: null },
  visitorsPerHour: 100,
};

/**
 * The limits, checked once. `environment` is `CHATDOCK_RATE_LIMITS`: `off` switches all of them off, whatever the options say.
 *
 * @throws ChatdockError `invalid_configuration`
 */
export function parseLimits(
  options: LimitOptions | false | undefined,
  environment: string | undefined,
): LimitSettings {
  if (environment !== undefined && environment !== 'off' && environment !== 'on')
    refuse('CHATDOCK_RATE_LIMITS can be "off" or "on".');
  const isSwitchedOff = environment === 'off';
  const given = group('limits', options, Object.keys(defaults));
  const isOff = isSwitchedOff || given === null;
  const of = (name: keyof typeof defaults): unknown => (isOff ? false : given[name]);
  return Object.freeze({
    requestsPerMinute: settled('requestsPerMinute', of('requestsPerMinute'), defaults.requestsPerMinute),
    turnsAtATime: limit('turnsAtATime', of('turnsAtATime'), defaults.turnsAtATime),
    messagesPerDay: settled('messagesPerDay', of('messagesPerDay'), defaults.messagesPerDay),
    tokensPerDay: settled('tokensPerDay', of('tokensPerDay'), defaults.tokensPerDay),
    visitorsPerHour: limit('visitorsPerHour', of('visitorsPerHour'), defaults.visitorsPerHour),
    isSwitchedOff,
  });
}

function settled<Names extends string>(name: string, given: unknown, normal: Settled<Names>): Settled<Names> {
  const fields = group(`limits.${name}`, given, Object.keys(normal));
  const entries = Object.entries<number | null>(normal).map(([part, usual]) => [
    part,
    fields === null ? null : limit(`${name}.${part}`, fields[part], usual),
  ]);
  return Object.freeze(Object.fromEntries(entries));
}

/** The fields of a group, `null` for a group that is switched off. */
function group(name: string, given: unknown, known: readonly string[]): Record<string, unknown> | null {
  if (given === false) return null;
  if (given === undefined) return {};
  if (typeof given !== 'object' || given === null)
    refuse(`${name} must be an object, or false for no limit.`);
  const fields: Record<string, unknown> = { ...given };
  const unknown = Object.keys(fields).find((field) => !known.includes(field));
  if (unknown !== undefined)
    refuse(`There is no option "${name}.${unknown}". There are: ${known.join(', ')}.`);
  return fields;
}

function limit(name: string, given: unknown, usual: number | null): number | null {
  if (given === undefined) return usual;
  if (given === false) return null;
  if (typeof given === 'number' && Number.isSafeInteger(given) && given > 0) return given;
  return refuse(`limits.${name} must be a whole number above 0, or false for no limit.`);
}

function refuse(message: string): never {
  throw new ChatdockError('invalid_configuration', { message });
}
