import { describe, expect, test } from 'vitest';
import { parseLimits } from '../../../src/limits/limit-options.ts';

const none = {
  requestsPerMinute: { user: null, address: null },
  turnsAtATime: null,
  messagesPerDay: { visitor: null, user: null, tenant: null },
  tokensPerDay: { visitor: null, user: null, tenant: null },
  visitorsPerHour: null,
};

describe('limits', () => {
  test('the defaults, which the README tells', () => {
    expect(parseLimits(undefined, undefined)).toEqual({
      requestsPerMinute: { user: 120, address: 1_200 },
      turnsAtATime: 5,
      messagesPerDay: { visitor: 50, user: 1_000, tenant: null },
      tokensPerDay: { visitor: 200_000, user: 2_000_000, tenant: null },
      visitorsPerHour: 100,
      isSwitchedOff: false,
    });
    expect(parseLimits({}, 'on')).toEqual(parseLimits(undefined, undefined));
  });

  test('each can be set, or switched off by itself', () => {
    const parsed = parseLimits(
      {
        requestsPerMinute: { user: 7 },
        turnsAtATime: false,
        messagesPerDay: { tenant: 100, visitor: false },
        tokensPerDay: false,
      },
      undefined,
    );
    expect(parsed.requestsPerMinute).toEqual({ user: 7, address: 1_200 });
    expect(parsed.turnsAtATime).toBeNull();
    expect(parsed.messagesPerDay).toEqual({ visitor: null, user: 1_000, tenant: 100 });
    expect(parsed.tokensPerDay).toEqual(none.tokensPerDay);
  });

  test('all can be switched off: by the option, and by the environment whatever the option says', () => {
    expect(parseLimits(false, undefined)).toEqual({ ...none, isSwitchedOff: false });
    expect(parseLimits({ turnsAtATime: 3 }, 'off')).toEqual({ ...none, isSwitchedOff: true });
  });

  test.each([
    [{ turnsAtATime: 0 }, /limits\.turnsAtATime must be a whole number above 0, or false/],
    [{ turnsAtATime: 1.5 }, /limits\.turnsAtATime/],
    [{ requestsPerMinute: { user: -1 } }, /limits\.requestsPerMinute\.user/],
    [{ requestsPerMinute: 5 }, /limits\.requestsPerMinute must be an object/],
    [{ messagesPerDay: { users: 5 } }, /no option "limits\.messagesPerDay\.users"/],
    [{ perMinute: 5 }, /no option "limits\.perMinute"/],
    [null, /limits must be an object/],
    [true, /limits must be an object/],
  ])('T11: %j stops the start', (options, message) => {
    // @ts-expect-error JavaScript callers have no compiler to tell them
    expect(() => parseLimits(options, undefined)).toThrow(
      expect.objectContaining({ code: 'invalid_configuration', message: expect.stringMatching(message) }),
    );
  });

  test('T11: another word in the environment stops the start', () => {
    expect(() => parseLimits({}, 'false')).toThrow('CHATDOCK_RATE_LIMITS can be "off" or "on".');
  });
});
