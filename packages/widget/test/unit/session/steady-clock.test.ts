import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { steadyClock } from '../../../src/session/steady-clock.ts';

const hour = 3_600_000;

/** The local clock and the page's own, moved by hand. */
const world = { wall: 0, ticks: 0 };

beforeEach(() => {
  world.wall = Date.UTC(2026, 10, 1);
  world.ticks = 1000;
  vi.spyOn(Date, 'now').mockImplementation(() => world.wall);
  vi.spyOn(performance, 'now').mockImplementation(() => world.ticks);
});
afterEach(() => void vi.restoreAllMocks());

function passes(wall: number, ticks: number): void {
  world.wall += wall;
  world.ticks += ticks;
}

describe('steadyClock', () => {
  test('starts as the local clock and goes on as time does', () => {
    const now = steadyClock();
    expect(now()).toBe(Date.UTC(2026, 10, 1));
    passes(500, 500);
    expect(now()).toBe(Date.UTC(2026, 10, 1) + 500);
  });

  test('counts a sleep, in which the page’s own clock stands still', () => {
    const now = steadyClock();
    passes(hour, 0);
    expect(now()).toBe(Date.UTC(2026, 10, 1) + hour);
  });

  test('is not stopped by a clock that is set back, nor by one that jumps there and back', () => {
    const now = steadyClock();
    const start = now();
    passes(-3 * hour, 1000);
    expect(now() - start).toBe(1000);
    passes(3 * hour, 1000);
    now();
    passes(-3 * hour + 1000, 1000);
    expect(now() - start).toBe(3 * hour + 2000); // too much rather than too little
  });
});
