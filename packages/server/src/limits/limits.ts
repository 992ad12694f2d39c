import type { Logger } from '../chat/ports.ts';
import { derivedKey, type SigningSecret } from '../signing-secret.ts';
import type { LimitSettings } from './limit-options.ts';
import { requestLimits, type RequestLimits } from './request-limits.ts';
import { SharedCounters } from './shared-counters.ts';
import { turnLimits, type TurnLimits } from './turn-limits.ts';
import type { UsageStore } from './usage-store.ts';

/** How much may be asked of the server, over all its processes. */
export interface Limits {
  readonly requests: RequestLimits;
  readonly turns: TurnLimits;
  /** Tells the other processes what was counted here, for the last time. Never rejects. */
  close(): Promise<void>;
}

export interface LimitsParts {
  readonly settings: LimitSettings;
  readonly store: UsageStore;
  /** Hides in the store whom is counted. Processes with another one count apart. */
  readonly secret: SigningSecret;
  readonly now: () => Date;
  readonly logger: Logger;
}

export function openLimits({ settings, store, secret, now, logger }: LimitsParts): Limits {
  const counters = new SharedCounters({ store, hashKey: derivedKey(secret, 'limits', 32), now, logger });
  if (settings.isSwitchedOff)
    logger.warn({}, 'CHATDOCK_RATE_LIMITS is off: nothing that users do has a limit');
  return {
    requests: requestLimits({ settings, counters, now, logger }),
    turns: turnLimits({ settings, counters, now }),
    close: () => counters.close(),
  };
}
