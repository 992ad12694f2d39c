import { describe, expect, test } from 'vitest';
import { tokenUser } from '../../../src/session/token-user.ts';
import { fakeJwt } from './fake-jwt.ts';

describe('tokenUser', () => {
  test('is the same for two tokens of one user', () => {
    expect(tokenUser(fakeJwt({ iss: 'https://a', sub: 'u1', exp: 1 }))).toBe(
      tokenUser(fakeJwt({ iss: 'https://a', sub: 'u1', exp: 2, name: 'Ann' })),
    );
  });

  test.each([
    [
      { iss: 'https://a', sub: 'u1' },
      { iss: 'https://a', sub: 'u2' },
    ],
    [
      { iss: 'https://a', sub: 'u1' },
      { iss: 'https://b', sub: 'u1' },
    ],
    [{ iss: 'https://a', sub: 'u1' }, { sub: 'u1' }],
    [
      { iss: 'a', sub: 'b","c' },
      { iss: 'a","b', sub: 'c' },
    ],
    [{ sub: 'Ann' }, { sub: 'ann' }],
  ])('tells %o from %o', (one, other) => {
    expect(tokenUser(fakeJwt(one))).not.toBe(tokenUser(fakeJwt(other)));
  });

  test('reads other scripts', () => {
    expect(tokenUser(fakeJwt({ sub: 'Žofie 山' }))).toContain('Žofie 山');
  });

  test.each(['', 'opaque', 'a.b.c', 'a.!!.c', fakeJwt({ sub: 7 }), fakeJwt({}), 'a.bnVsbA.c'])(
    'cannot read %j',
    (token) => {
      expect(tokenUser(token)).toBeNull();
    },
  );
});
