import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
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
    ['two ways in', { authenticate: () => null, secret: userSecret }, /the only way/],
  ])('%s', (_name, auth, message) => {
    // @ts-expect-error JavaScript callers have no compiler to tell them
    const start = () => chatdock({ auth }, { NODE_ENV: 'production' });
    expect(start).toThrow(
      expect.objectContaining({ code: 'invalid_configuration', message: expect.stringMatching(message) }),
    );
    expect(start).not.toThrow(expect.objectContaining({ message: expect.stringContaining(userSecret) }));
  });

  test('what is safe starts', () => {
    expect(parseUserJwtOptions(jwks, true).algorithms).toEqual(['EdDSA', 'ES256', 'RS256']);
    expect(parseUserJwtOptions({ secret: userSecret, issuer: 'my-app' }, true).algorithms).toEqual(['HS256']);
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000']) {
      expect(parseUserJwtOptions({ ...jwks, jwksUrl: `http://${host}/jwks` }, true).keys).toBeTruthy();
    }
  });
});
