import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RenewalTimer } from '../../../src/session/renewal-timer.ts';

const page = { visibilityState: 'visible' };

beforeEach(() => {
  page.visibilityState = 'visible';
  vi.useFakeTimers({ now: 0 });
  vi.stubGlobal('document', page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function timer() {
  const act = vi.fn<() => void>();
  return { act, timer: new RenewalTimer(act, Date.now) };
}

describe('RenewalTimer', () => {
  test('acts when its time has come, once', () => {
    const { act, timer: due } = timer();
    due.set(10_000);
    vi.advanceTimersByTime(9999);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100_000);
    due.check();
    expect(act).toHaveBeenCalledOnce();
  });

  test('waits while nobody looks, and makes up for it', () => {
    const { act, timer: due } = timer();
    due.set(10_000);
    page.visibilityState = 'hidden';
    vi.advanceTimersByTime(20_000);
    due.check();
    expect(act).not.toHaveBeenCalled();
    page.visibilityState = 'visible';
    due.check();
    expect(act).toHaveBeenCalledOnce();
  });

  test('a look too early changes nothing', () => {
    const { act, timer: due } = timer();
    due.set(10_000);
    vi.advanceTimersByTime(5000);
    due.check();
    due.check();
    expect(act).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(5000);
    expect(act).toHaveBeenCalledOnce();
  });

  test('a sleep is made up for at the first look', () => {
    const { act, timer: due } = timer();
    due.set(600_000);
    vi.setSystemTime(3_600_000); // timers do not count it
    due.check();
    expect(act).toHaveBeenCalledOnce();
  });

  test.each([1000, Number.POSITIVE_INFINITY])('plans nothing for %d', (time) => {
    const { act, timer: due } = timer();
    due.set(time);
    vi.advanceTimersByTime(3_600_000);
    expect(act).not.toHaveBeenCalled();
  });

  test('can be called off', () => {
    const { act, timer: due } = timer();
    due.set(10_000);
    due.clear();
    vi.advanceTimersByTime(20_000);
    due.check();
    expect(act).not.toHaveBeenCalled();
  });
});
