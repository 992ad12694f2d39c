import type { Logger } from '../chat/ports.ts';
import { ChatdockError } from '../chatdock-error.ts';
import { ownerKey, type Owner } from '../owner.ts';
import type { Counter } from './counter.ts';
import type { LimitSettings } from './limit-options.ts';
import { isPublicAddress, networkOf } from './network-of.ts';
import type { SharedCounters } from './shared-counters.ts';
import { hourMs, minuteMs, secondsLeft, windowOf } from './windows.ts';

/**
 * How often anyone may ask. Each rejects with ChatdockError `too_many_requests`, which says when to go on; who is limited holds
 * nobody else back.
 */
export interface RequestLimits {
  /** Before anything is known of who asks. An address that is not known has no limit. */
  admitAddress(address: string | undefined): Promise<void>;
  /** As soon as it is known who asks. */
  admitOwner(owner: Owner): Promise<void>;
  /** Before a new visitor gets an identity. */
  admitVisitor(address: string | undefined): Promise<void>;
}

export interface RequestLimitsParts {
  readonly settings: LimitSettings;
  readonly counters: SharedCounters;
  readonly now: () => Date;
  readonly logger: Logger;
}

export function requestLimits({ settings, counters, now, logger }: RequestLimitsParts): RequestLimits {
  const { requestsPerMinute: perMinute, visitorsPerHour } = settings;
  const tell = proxyWarning(logger);
  const take = async (limit: number, whose: string, lengthMs: number): Promise<void> => {
    const { startsAt, endsAt } = windowOf(now(), lengthMs);
    const counter: Counter = { key: `${whose} ${startsAt}`, limit, endsAt, freshMs: Infinity };
    if (await counters.take(counter)) return;
    throw new ChatdockError('too_many_requests', { retryAfterSeconds: secondsLeft({ endsAt }, now()) });
  };
  const takeOf =
    (what: string, limit: number | null, lengthMs: number) => async (address: string | undefined) => {
      const network = networkOf(address);
      if (limit === null || network === undefined) return;
      await take(limit, `${what} ${network}`, lengthMs).catch((error: unknown) => {
        if (!isPublicAddress(address)) tell();
        throw error;
      });
    };
  return {
    admitAddress: takeOf('address', perMinute.address, minuteMs),
    admitVisitor: takeOf('visitors of', visitorsPerHour, hourMs),
    async admitOwner(owner) {
      if (perMinute.user !== null) await take(perMinute.user, `owner ${ownerKey(owner)}`, minuteMs);
    },
  };
}

/** Everyone behind a proxy that is not trusted has its address. Said once. */
function proxyWarning(logger: Logger): () => void {
  let isTold = false;
  return () => {
    if (isTold) return;
    isTold = true;
    logger.warn(
      {},
      'an address of your own network has reached a limit: if it is your proxy, let the application trust it (app.set("trust proxy", …)), or its users are limited as one',
    );
  };
}
