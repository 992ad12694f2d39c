import { describe, expect, test } from 'vitest';
import { RedirectGuard } from '../../../src/session/redirect-guard.ts';
import { FakeStorage } from '../fake-storage.ts';

describe('RedirectGuard', () => {
  test('allows one visit in 15 seconds', () => {
    const storage = new FakeStorage();
    let now = 1000;
    const guard = new RedirectGuard(
      () => storage,
      () => now,
    );
    expect(guard.allows()).toBe(true);
    now += 14_999;
    expect(guard.allows()).toBe(false);
    now += 1;
    expect(guard.allows()).toBe(true);
  });

  test('remembers over a page load', () => {
    const storage = new FakeStorage();
    expect(
      new RedirectGuard(
        () => storage,
        () => 1,
      ).allows(),
    ).toBe(true);
    expect(
      new RedirectGuard(
        () => storage,
        () => 2,
      ).allows(),
    ).toBe(false);
  });

  test('allows again after a success', () => {
    const storage = new FakeStorage();
    const guard = new RedirectGuard(
      () => storage,
      () => 1,
    );
    guard.allows();
    guard.clear();
    expect(guard.allows()).toBe(true);
  });

  test('allows everything where storage is blocked', () => {
    const guard = new RedirectGuard(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    expect([guard.allows(), guard.allows()]).toEqual([true, true]);
    expect(() => guard.clear()).not.toThrow();
  });
});
