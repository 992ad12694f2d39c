import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseRetryAfter, readRefusal } from '../../../src/session/refusal.ts';

const at = Date.UTC(2026, 10, 1, 12);

beforeEach(() => void vi.useFakeTimers({ now: at }));
afterEach(() => void vi.useRealTimers());

const limited = (headers: Record<string, string>): Promise<object> =>
  readRefusal(new Response(null, { status: 429, headers }));

describe('a limit', () => {
  test.each([
    ['7', 7000],
    [new Date(at + 9000).toUTCString(), 9000],
    [new Date(at - 9000).toUTCString(), 0],
    ['later', null],
    [null, null],
  ])('Retry-After: %s', (header, wait) => {
    expect(parseRetryAfter(header, at)).toBe(wait);
  });

  test('a date is measured by the clock of the server that names it', async () => {
    const serverTime = at - 7_200_000; // the visitor's clock is two hours fast
    const headers = {
      date: new Date(serverTime).toUTCString(),
      'retry-after': new Date(serverTime + 30_000).toUTCString(),
    };
    expect(await limited(headers)).toEqual({ retryAfterMs: 30_000 });
  });

  test('a long one is a sentence that says when, by the clock on the wall', async () => {
    const time = new Date(at + 120_000).toLocaleString([], { timeStyle: 'short' });
    expect(await limited({ 'retry-after': '120' })).toEqual({
      retryAfterMs: 120_000,
      message: `There were too many requests. The chat goes on by itself at ${time}.`,
    });
  });

  test('one until another day names the day', async () => {
    const day = new Date(at + 172_800_000).toLocaleString([], { dateStyle: 'medium' });
    expect(await limited({ 'retry-after': '172800' })).toMatchObject({
      message: expect.stringContaining(day),
    });
  });

  test('without a time it is the code’s own sentence', async () => {
    expect(await limited({})).toEqual({});
  });
});

describe('a refusal', () => {
  test.each([
    [{ error: { message: 'Chat is for members.' } }, { message: 'Chat is for members.' }],
    [{ error: { message: 'x'.repeat(301) } }, {}],
    [{ error: { message: 7 } }, {}],
    [{ error: null }, {}],
    ['<!doctype html>', {}],
  ])('%j', async (body, details) => {
    expect(await readRefusal(Response.json(body, { status: 403 }))).toEqual(details);
    expect(await readRefusal(new Response('<p>', { status: 403 }))).toEqual({});
  });
});
