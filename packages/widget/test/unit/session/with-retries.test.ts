import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { laterDelay, retryDelay, withRetries } from '../../../src/session/with-retries.ts';
import { WidgetError, type WidgetErrorCode } from '../../../src/widget-error.ts';

const thrown = (error: unknown): unknown => error;

describe('retryDelay', () => {
  test('grows, and is spread by chance', () => {
    const error = new WidgetError('server_unreachable');
    expect([0, 1].map((random) => retryDelay(error, 1, random))).toEqual([200, 600]);
    expect([0, 1].map((random) => retryDelay(error, 2, random))).toEqual([600, 1800]);
  });

  test('ends after the third try', () => {
    expect(retryDelay(new WidgetError('server_unreachable'), 3, 0)).toBeNull();
  });

  test('obeys the server’s Retry-After, up to eight seconds', () => {
    expect(retryDelay(new WidgetError('rate_limited', { retryAfterMs: 5000 }), 1, 0)).toBe(5000);
    expect(retryDelay(new WidgetError('rate_limited', { retryAfterMs: 9000 }), 1, 0)).toBeNull();
  });

  test.each<WidgetErrorCode>(['sign_in_required', 'request_refused', 'malformed_answer', 'not_configured'])(
    'does not wait for %s to pass',
    (code) => {
      expect(retryDelay(new WidgetError(code), 1, 0)).toBeNull();
    },
  );

  test('does not repeat what it does not know', () => {
    expect(retryDelay(new TypeError('a mistake'), 1, 0)).toBeNull();
  });
});

describe('laterDelay', () => {
  const away = new WidgetError('server_unreachable');

  test('grows from a quarter of a minute to four minutes, and is spread by chance', () => {
    expect([1, 2, 3, 5, 50].map((rounds) => laterDelay(away, rounds, 0))).toEqual([
      15_000, 30_000, 60_000, 240_000, 240_000,
    ]);
    expect(laterDelay(away, 1, 1)).toBe(18_750);
  });

  test('is never shorter than what the server wants', () => {
    expect(laterDelay(new WidgetError('rate_limited', { retryAfterMs: 3_600_000 }), 1, 0)).toBe(3_600_000);
  });

  test.each<WidgetErrorCode>(['sign_in_required', 'request_refused', 'malformed_answer', 'not_configured'])(
    'there is none for %s',
    (code) => {
      expect(laterDelay(new WidgetError(code), 1, 0)).toBeNull();
    },
  );
});

describe('withRetries', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('tries three times and throws the last error', async () => {
    let tries = 0;
    const result = withRetries(() => {
      tries += 1;
      return Promise.reject(new WidgetError('server_failed', { status: 500 + tries }));
    }, new AbortController().signal);
    const [error] = await Promise.all([result.catch(thrown), vi.advanceTimersByTimeAsync(10_000)]);
    expect(error).toMatchObject({ status: 503 });
    expect(tries).toBe(3);
  });

  test('returns the first success', async () => {
    let tries = 0;
    const result = withRetries(async () => {
      tries += 1;
      if (tries === 1) throw new WidgetError('server_unreachable');
      return 'here';
    }, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(1000);
    await expect(result).resolves.toBe('here');
  });

  test('stops waiting when it is called off', async () => {
    const abort = new AbortController();
    const result = withRetries(() => Promise.reject(new WidgetError('server_unreachable')), abort.signal);
    const settled = result.catch(thrown);
    await vi.advanceTimersByTimeAsync(10);
    const reason = new Error('called off');
    abort.abort(reason);
    await expect(settled).resolves.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });
});
