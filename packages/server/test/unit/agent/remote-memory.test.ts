import { describe, expect, test } from 'vitest';
import { Recent } from '../../../src/agent/tools/remote/recent.ts';
import { Rest } from '../../../src/agent/tools/remote/rest.ts';

function recent() {
  const clock = { now: 0 };
  const gone: string[] = [];
  const limits = { entries: 2, ms: 100 };
  return {
    clock,
    gone,
    kept: new Recent<string>(
      limits,
      (value) => gone.push(value),
      () => clock.now,
    ),
  };
}

describe('a server that failed', () => {
  test('is left alone longer each time, five minutes at most, until it works again', () => {
    let now = 0;
    const rest = new Rest(() => now);
    const lasts: number[] = [];
    for (let failure = 0; failure < 10; failure += 1) {
      rest.failed('a');
      const since = now;
      while (rest.isResting('a')) now += 1_000;
      lasts.push((now - since) / 1_000);
    }
    expect(lasts).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300, 300]);
    rest.worked('a');
    rest.failed('a');
    now += 5_000;
    expect(rest.isResting('a')).toBe(false);
  });

  test('is left alone by whom it concerns', () => {
    const rest = new Rest(() => 0);
    rest.failed('a');
    expect([rest.isResting('a'), rest.isResting('b')]).toEqual([true, false]);
  });
});

describe('what is kept for a while', () => {
  test('goes when its time has come', () => {
    const { clock, gone, kept } = recent();
    kept.set('a', 'A');
    clock.now = 99;
    expect(kept.get('a')).toBe('A');
    clock.now = 100;
    expect(kept.get('a')).toBeUndefined();
    expect(gone).toEqual(['A']);
  });

  test('goes when there is more than there may be: what was used longest ago', () => {
    const { gone, kept } = recent();
    kept.set('a', 'A');
    kept.set('b', 'B');
    kept.get('a');
    kept.set('c', 'C');
    expect(gone).toEqual(['B']);
    expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual(['A', undefined, 'C']);
  });

  test('set again it stays, and lasts longer; another value takes its place', () => {
    const { clock, gone, kept } = recent();
    kept.set('a', 'A');
    clock.now = 60;
    kept.set('a', 'A');
    clock.now = 120;
    expect(kept.get('a')).toBe('A');
    expect(gone).toEqual([]);
    kept.set('a', 'Other');
    expect(gone).toEqual(['A']);
  });

  test('can be cleared, all of it or what is over', () => {
    const { clock, gone, kept } = recent();
    kept.set('a', 'A');
    clock.now = 50;
    kept.set('b', 'B');
    clock.now = 120;
    kept.clear({ onlyOver: true });
    expect(gone).toEqual(['A']);
    kept.clear();
    expect(gone).toEqual(['A', 'B']);
  });
});
