import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseAuthOptions } from '../../src/auth/auth-settings.ts';
import { parseUserJwtOptions } from '../../src/auth/user-jwt-settings.ts';
import { chatdock } from '../../src/index.ts';
import { userSecret } from '../support/user-token.ts';

describe('T11: unsafe settings stop the start, and say what to do', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwks = {
    jwksUrl: 'https://issuer.example/jwks',
    issuer: 'https://issuer.example',
    audience: 'chatdock',
  };
  test.each([
    ['no way in', undefined, /Set auth/],
    ['no secret', {}, /auth\.secret is not set.*openssl rand/],
    ['an empty secret', { secret: '' }, /auth\.secret is not set/],
    ['a short secret', { secret: 'x'.repeat(31) }, /auth\.secret has 31 characters; at least 32/],
    [
      'a secret with an asymmetric algorithm',
      { secret: userSecret, algorithms: ['RS256'] },
      /set auth\.jwksUrl/,
    ],
    ['a secret with several', { secret: userSecret, algorithms: ['HS256', 'RS256'] }, /set auth\.jwksUrl/],
    ['a public key as a secret', { secret: publicKey }, /auth\.secret is not set/],
    ['two sources of keys', { secret: userSecret, ...jwks }, /not both/],
    ['public keys without an issuer', { ...jwks, issuer: undefined }, /set auth\.issuer/],
    ['public keys without an audience', { ...jwks, audience: undefined }, /auth\.audience/],
    [
      'public keys with a shared-key algorithm',
      { ...jwks, algorithms: ['HS256'] },
      /auth\.algorithms must be some of/,
    ],
    ['public keys with none', { ...jwks, algorithms: ['none'] }, /auth\.algorithms must be some of/],
    ['an issuer with user-info', { ...jwks, issuer: 'https://u:p@issuer.example' }, /user name or password/],
    ['an issuer with a query', { ...jwks, issuer: 'https://issuer.example?x=1' }, /query or a fragment/],
    ['an issuer with a fragment', { ...jwks, issuer: 'https://issuer.example#' }, /query or a fragment/],
    ['an issuer with white space', { ...jwks, issuer: 'my issuer' }, /white space/],
    ['an empty audience', { ...jwks, audience: '' }, /auth\.audience must not be empty/],
    [
      'keys over http in production',
      { ...jwks, jwksUrl: 'http://issuer.example/jwks' },
      /https in production/,
    ],
    [
      'an issuer over http in production',
      { ...jwks, issuer: 'http://issuer.example' },
      /https in production/,
    ],
    ['keys from a file', { ...jwks, jwksUrl: 'file:///etc/keys' }, /https address/],
    ['keys from nowhere', { ...jwks, jwksUrl: 'jwks' }, /https address/],
    ['a way in that is no function', { authenticate: true }, /must be a function/],
    ['two ways in one', { authenticate: () => null, secret: userSecret }, /the only way.*as a list/],
    ['no ways', [], /Set auth/],
    ['a way that is none', [null], /Set auth/],
    ['a way that is misspelled', { secret: userSecret, isuer: 'x' }, /no auth\.isuer\. There are: secret/],
    ['the second of two ways', [jwks, { secret: 'x' }], /auth\[1\]\.secret has 1 characters/],
    ['visitors, perhaps', { anonymous: false }, /anonymous must be true/],
    ['visitors with a secret', { anonymous: true, secret: userSecret }, /alone in its object.*as a list/],
    ['visitors twice', [{ anonymous: true }, { anonymous: true }], /anonymous twice/],
    [
      'two functions that know users',
      [{ authenticate: () => null }, { authenticate: () => null }],
      /authenticate twice/,
    ],
    [
      'two ways without an issuer',
      [{ secret: userSecret }, { secret: userSecret.repeat(2) }],
      /have no issuer\. Set issuer on each/,
    ],
    [
      'two ways with one issuer',
      [jwks, { secret: userSecret, issuer: jwks.issuer }],
      /have the issuer "https:\/\/issuer\.example"\. Give each its own/,
    ],
    ['the issuer of visitors', { secret: userSecret, issuer: 'chatdock:visitor' }, /visitors without/],
    ['an owner that is no function', { secret: userSecret, owner: 'sub' }, /auth\.owner must be a function/],
    ['a long tolerance', { secret: userSecret, clockToleranceSeconds: 61 }, /from 0 to 60/],
    ['a negative tolerance', { secret: userSecret, clockToleranceSeconds: -1 }, /from 0 to 60/],
    ['no tolerance', { secret: userSecret, clockToleranceSeconds: NaN }, /from 0 to 60/],
  ])('%s', (_name, auth, message) => {
    // @ts-expect-error JavaScript callers have no compiler to tell them
    const start = () => chatdock({ auth }, { NODE_ENV: 'production' });
    expect(start).toThrow(
      expect.objectContaining({ code: 'invalid_configuration', message: expect.stringMatching(message) }),
    );
    expect(start).not.toThrow(expect.objectContaining({ message: expect.stringContaining(userSecret) }));
  });

  test('what is safe starts', () => {
    const ways = [jwks, { secret: userSecret }, { authenticate: () => null }, { anonymous: true } as const];
    expect(parseAuthOptions(ways, true)).toMatchObject({ tokens: [{}, {}], anonymous: true });
    expect(parseAuthOptions({ anonymous: true }, true)).toMatchObject({ tokens: [], anonymous: true });
    const way = { name: 'auth', production: true };
    expect(parseUserJwtOptions(jwks, way).algorithms).toEqual(['EdDSA', 'ES256', 'RS256']);
    expect(parseUserJwtOptions({ secret: userSecret, issuer: 'my-app' }, way).algorithms).toEqual(['HS256']);
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000']) {
      expect(parseUserJwtOptions({ ...jwks, jwksUrl: `http://${host}/jwks` }, way).keys).toBeTruthy();
    }
  });
});
