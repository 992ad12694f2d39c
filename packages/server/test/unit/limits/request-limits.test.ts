import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseLimits, type LimitOptions } from '../../../src/limits/limit-options.ts';
import { requestLimits } from '../../../src/limits/request-limits.ts';
import { SharedCounters } from '../../../src/limits/shared-counters.ts';
import { memoryUsage } from '../../../src/store/memory-usage.ts';
import { logLines } from '../../support/log-lines.ts';

let now: Date;
let counters: SharedCounters;
const logger = logLines();

beforeEach(() => {
  now = new Date('2026-11-26T12:15:30Z');
  const hashKey = new Uint8Array(32);
  counters = new SharedCounters({ store: memoryUsage(), hashKey, now: () => now, logger });
  logger.lines.length = 0;
});
afterEach(() => counters.close());

function limitsOf(options: LimitOptions) {
  return requestLimits({ settings: parseLimits(options, undefined), counters, now: () => now, logger });
}

const refusal = (retryAfterSeconds: number) => ({
  code: 'too_many_requests',
  status: 429,
  retryAfterSeconds,
});

describe('D6: new visitors', () => {
  test('are as many an hour as one address may have, whatever it asks beside', async () => {
    const limits = limitsOf({ visitorsPerHour: 3 });
    for (let i = 0; i < 3; i += 1) await limits.admitVisitor('203.0.113.7');
    await expect(limits.admitVisitor('::ffff:203.0.113.7')).rejects.toMatchObject(refusal(2_670));
    await limits.admitVisitor('203.0.113.8');
    await limits.admitAddress('203.0.113.7');
    now = new Date('2026-11-26T13:00:00Z');
    await limits.admitVisitor('203.0.113.7');
  });

  test('have no limit where the address is not known, or none is set', async () => {
    const limits = limitsOf({ visitorsPerHour: 1 });
    for (let i = 0; i < 5; i += 1) await limits.admitVisitor(undefined);
    const none = limitsOf({ visitorsPerHour: false });
    for (let i = 0; i < 5; i += 1) await none.admitVisitor('203.0.113.7');
    expect(counters.size).toBe(0);
  });
});

describe('D6: a limited address', () => {
  test('that can be a proxy of our own is told of once; one on the internet is not', async () => {
    const limits = limitsOf({ requestsPerMinute: { address: 1 } });
    for (const address of ['8.8.8.8', '2606:4700::1']) {
      await limits.admitAddress(address);
      await expect(limits.admitAddress(address)).rejects.toMatchObject(refusal(30));
    }
    const told = () => logger.lines.filter((line) => line.includes('trust proxy')).length;
    expect(told()).toBe(0);
    await limits.admitAddress('10.0.0.1');
    for (let i = 0; i < 3; i += 1)
      await expect(limits.admitAddress('10.0.0.1')).rejects.toMatchObject(refusal(30));
    expect(told()).toBe(1);
    expect(logger.lines.join('')).not.toMatch(/10\.0\.0|8\.8\.8/u);
  });
});
