import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseLimits } from '../../../src/limits/limit-options.ts';
import { SharedCounters } from '../../../src/limits/shared-counters.ts';
import { turnLimits } from '../../../src/limits/turn-limits.ts';
import { visitorIssuer } from '../../../src/owner.ts';
import { memoryUsage } from '../../../src/store/memory-usage.ts';
import { logLines } from '../../support/log-lines.ts';

const ada = { issuer: '', subject: 'ada' };
const bob = { issuer: '', subject: 'bob' };
const visitor = { issuer: visitorIssuer, subject: 'v1' };

let now: Date;
let counters: SharedCounters;
const settings = parseLimits(
  {
    messagesPerDay: { visitor: 2, user: 4, tenant: 6 },
    tokensPerDay: { visitor: 100, user: 1_000, tenant: 1_500 },
  },
  undefined,
);
const limits = () => turnLimits({ settings, counters, now: () => now });

beforeEach(() => {
  now = new Date('2026-11-26T21:30:00Z');
  const hashKey = new Uint8Array(32);
  counters = new SharedCounters({ store: memoryUsage(), hashKey, now: () => now, logger: logLines() });
});
afterEach(() => counters.close());

async function send(asker: Parameters<ReturnType<typeof limits>['of']>[0], times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) await limits().of(asker).takeMessage();
}

describe('messages a day', () => {
  test('of a user, and of a visitor; it is said until when, and the next day begins anew', async () => {
    await send({ owner: ada }, 4);
    await send({ owner: visitor }, 2);
    await expect(send({ owner: visitor }, 1)).rejects.toThrow('You have used today’s 2 messages.');
    await expect(send({ owner: ada }, 1)).rejects.toMatchObject({
      code: 'limit_reached',
      message: 'You have used today’s 4 messages. You can go on tomorrow at 00:00 UTC.',
      retryAfterSeconds: 9_000,
    });
    await send({ owner: bob }, 4);
    now = new Date('2026-11-27T00:00:00Z');
    await send({ owner: ada }, 4);
  });

  test('of a tenant, all its users together; others are not held back', async () => {
    await send({ owner: ada, tenant: 'acme' }, 3);
    await send({ owner: bob, tenant: 'acme' }, 3);
    await expect(send({ owner: bob, tenant: 'acme' }, 1)).rejects.toThrow(
      'Your organisation has used today’s 6 messages.',
    );
    await send({ owner: bob, tenant: 'other' }, 1);
    await send({ owner: { issuer: '', subject: 'acme' } }, 4);
  });

  test('what is refused, or given back, is not used', async () => {
    await send({ owner: ada }, 3);
    const giveBack = await limits().of({ owner: ada }).takeMessage();
    for (let i = 0; i < 3; i += 1) await expect(send({ owner: ada }, 1)).rejects.toThrow(/4 messages/u);
    giveBack();
    await send({ owner: ada }, 1);
    await expect(send({ owner: ada, tenant: 'acme' }, 1)).rejects.toThrow(/You have used/u);
    await send({ owner: bob, tenant: 'acme' }, 4);
    await send({ owner: { issuer: '', subject: 'carl' }, tenant: 'acme' }, 2);
  });
});

describe('A3: tokens a day', () => {
  test('end the next message, not the running answer', async () => {
    const asking = limits().of({ owner: ada });
    await asking.takeMessage();
    asking.countTokens({ input: 900, output: 50 });
    await asking.takeMessage();
    asking.countTokens({ input: 900, output: 100 });
    await expect(asking.takeMessage()).rejects.toMatchObject({
      code: 'limit_reached',
      message: 'You have used up what can be answered in a day. You can go on tomorrow at 00:00 UTC.',
      retryAfterSeconds: 9_000,
    });
    now = new Date('2026-11-27T00:00:00Z');
    await asking.takeMessage();
  });

  test('of a visitor and of a tenant', async () => {
    limits().of({ owner: visitor }).countTokens({ input: 60, output: 40 });
    await expect(send({ owner: visitor }, 1)).rejects.toThrow(/used up/u);
    limits().of({ owner: ada, tenant: 'acme' }).countTokens({ input: 1_500, output: 0 });
    await expect(send({ owner: bob, tenant: 'acme' }, 1)).rejects.toThrow(/^Your organisation has used up/u);
    await send({ owner: bob }, 1);
  });

  test('what the application starts counts, and is not refused', async () => {
    const own = limits().ofApplication(ada);
    for (let i = 0; i < 10; i += 1) await own.takeMessage();
    own.countTokens({ input: 5_000, output: 0 });
    await own.takeMessage();
    expect(own.turnsAtATime).toBeNull();
    await expect(send({ owner: ada }, 1)).rejects.toThrow(/used up/u);
  });

  test('nothing that a responder says takes any back', async () => {
    const asking = limits().of({ owner: ada });
    asking.countTokens({ input: 1_000, output: 0 });
    for (const count of [-1e9, Number.NaN, -Infinity]) asking.countTokens({ input: count, output: count });
    await expect(asking.takeMessage()).rejects.toThrow(/used up/u);
  });
});
