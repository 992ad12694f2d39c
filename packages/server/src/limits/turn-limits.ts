import type { Allowance } from '../chat/allowance.ts';
import { ChatdockError } from '../chatdock-error.ts';
import { isVisitor, ownerKey, type Owner } from '../owner.ts';
import type { Counter } from './counter.ts';
import type { LimitSettings } from './limit-options.ts';
import type { SharedCounters } from './shared-counters.ts';
import { dayMs, secondsLeft, windowOf } from './windows.ts';

/** Who starts an answer. */
export interface Asker {
  readonly owner: Owner;
  readonly tenant?: string | undefined;
}

/** What a day's limits let users do. */
export interface TurnLimits {
  /** For what a user asks. */
  of(asker: Asker): Allowance;
  /** For what the application starts by itself: nothing is refused, tokens are counted. */
  ofApplication(owner: Owner): Allowance;
}

export interface TurnLimitsParts {
  readonly settings: LimitSettings;
  readonly counters: SharedCounters;
  readonly now: () => Date;
}

/** How old what other processes have counted may be when an answer is started, in milliseconds. */
const freshMs = 60_000;

type Used = 'messagesPerDay' | 'tokensPerDay';

export function turnLimits({ settings, counters, now }: TurnLimitsParts): TurnLimits {
  /** The day's counters of one kind: the user's own and the tenant's, as far as there are limits. */
  const countersOf = (used: Used, { owner, tenant }: Asker): DayCounter[] => {
    const { startsAt, endsAt } = windowOf(now(), dayMs);
    const who = isVisitor(owner) ? 'visitor' : 'user';
    const found: DayCounter[] = [];
    const add = (isShared: boolean, limit: number | null, whose: string) => {
      const key = `${used} ${isShared ? 'tenant' : 'owner'} ${whose} ${startsAt}`;
      if (limit !== null) found.push({ key, limit, endsAt, freshMs, isShared });
    };
    add(false, settings[used][who], ownerKey(owner));
    if (tenant !== undefined) add(true, settings[used].tenant, tenant);
    return found;
  };
  const countTokens =
    (asker: Asker): Allowance['countTokens'] =>
    ({ input, output }) => {
      const amount = tokensOf(input) + tokensOf(output);
      if (amount > 0) for (const counter of countersOf('tokensPerDay', asker)) counters.add(counter, amount);
    };
  return {
    of: (asker) => ({
      turnsAtATime: settings.turnsAtATime,
      async takeMessage() {
        const [messages, tokens] = [countersOf('messagesPerDay', asker), countersOf('tokensPerDay', asker)];
        // All at once: what has to be asked of the store is asked in one statement.
        const [isTaken, isLeft] = await Promise.all([
          Promise.all(messages.map(async (counter) => counters.take(counter))),
          Promise.all(tokens.map(async (counter) => counters.isLeft(counter))),
        ]);
        const taken = messages.filter((_, index) => isTaken[index]);
        const giveBack = () => taken.forEach((counter) => counters.add(counter, -1));
        const usedUp =
          messages.find((_, index) => !isTaken[index]) ?? tokens.find((_, index) => !isLeft[index]);
        if (!usedUp) return giveBack;
        giveBack();
        throw dayIsUsedUp(usedUp, messages.includes(usedUp), now());
      },
      countTokens: countTokens(asker),
    }),
    ofApplication: (owner) => ({
      turnsAtATime: null,
      takeMessage: async () => () => {},
      countTokens: countTokens({ owner }),
    }),
  };
}

interface DayCounter extends Counter {
  /** With all users of the tenant. */
  readonly isShared: boolean;
}

/** Whatever a responder says; nothing of it may take something back. */
function tokensOf(count: number): number {
  return Number.isFinite(count) && count > 0 ? Math.round(count) : 0;
}

function dayIsUsedUp(
  { limit, endsAt, isShared }: DayCounter,
  isOfMessages: boolean,
  now: Date,
): ChatdockError {
  const whose = isShared ? 'Your organisation has' : 'You have';
  const messages = limit === 1 ? 'message' : `${limit.toLocaleString('en')} messages`;
  const what = isOfMessages ? `used today’s ${messages}` : 'used up what can be answered in a day';
  return new ChatdockError('limit_reached', {
    message: `${whose} ${what}. You can go on tomorrow at 00:00 UTC.`,
    retryAfterSeconds: secondsLeft({ endsAt }, now),
  });
}
