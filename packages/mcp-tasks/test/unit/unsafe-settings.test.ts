import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseTokenOptions } from '../../src/auth/token-settings.ts';
import { tasksFetch } from '../../src/http/index.ts';
import { audience, userSecret } from '../support/user-token.ts';

describe('T11: unsafe settings stop the start, and say what to do', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwks = {
    jwksUrl: 'https://issuer.example/jwks',
    issuer: 'https://issuer.example',
    audience,
  };
  test.each([
    ['no way in', { audience }, /Set auth\.secret .* or auth\.jwksUrl/],
    ['an empty secret', { audience, secret: '' }, /Set auth\.secret/],
    ['a short secret', { audience, secret: 'x'.repeat(31) }, /auth\.secret has 31 characters; at least 32/],
    [
      'a secret with an asymmetric algorithm',
      { audience, secret: userSecret, algorithms: ['RS256'] },
      /set auth\.jwksUrl/,
    ],
    [
      'a secret with several',
      { audience, secret: userSecret, algorithms: ['HS256', 'RS256'] },
      /set auth\.jwksUrl/,
    ],
    ['a public key as a secret', { audience, secret: publicKey }, /Set auth\.secret/],
    ['two sources of keys', { secret: userSecret, ...jwks }, /not both/],
    ['public keys without an issuer', { ...jwks, issuer: undefined }, /set auth\.issuer/],
    ['public keys without an audience', { ...jwks, audience: undefined }, /auth\.audience/],
    [
      'public keys with a shared-key algorithm',
      { ...jwks, algorithms: ['HS256'] },
      /algorithms must be some of/,
    ],
    ['public keys with none', { ...jwks, algorithms: ['none'] }, /algorithms must be some of/],
    ['an issuer with user-info', { ...jwks, issuer: 'https://u:p@issuer.example' }, /user name or password/],
    ['an issuer with a query', { ...jwks, issuer: 'https://issuer.example?x=1' }, /query or a fragment/],
    ['an issuer with a fragment', { ...jwks, issuer: 'https://issuer.example#' }, /query or a fragment/],
    ['an issuer with white space', { ...jwks, issuer: 'my issuer' }, /white space/],
    ['an empty audience', { ...jwks, audience: '' }, /Set auth\.audience/],
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
    ['a secret without an audience', { secret: userSecret }, /Set auth\.audience/],
  ])('%s', (_name, auth, message) => {
    // @ts-expect-error JavaScript callers have no compiler to tell them
    const start = () => parseTokenOptions(auth, { production: true });
    expect(start).toThrow(
      expect.objectContaining({ name: 'SettingsError', message: expect.stringMatching(message) }),
    );
    expect(start).not.toThrow(expect.objectContaining({ message: expect.stringContaining(userSecret) }));
  });

  test('what is safe starts', () => {
    expect(parseTokenOptions(jwks, { production: true }).algorithms).toEqual(['EdDSA', 'ES256', 'RS256']);
    expect(
      parseTokenOptions({ audience, secret: userSecret, issuer: 'my-app' }, { production: true }).algorithms,
    ).toEqual(['HS256']);
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000']) {
      expect(
        parseTokenOptions({ ...jwks, jwksUrl: `http://${host}/jwks` }, { production: true }).keys,
      ).toBeTruthy();
    }
  });
});

test.each([
  ['an audience that is no address, without an address', { audience: 'tasks' }, {}, /Set url/],
  ['an address with a query', { audience }, { url: 'https://tasks.example/mcp?x=1' }, /Set url/],
  ['an address with a password', { audience }, { url: 'https://u:p@tasks.example/mcp' }, /Set url/],
  ['an address of another kind', { audience }, { url: 'ftp://tasks.example/mcp' }, /Set url/],
  ['a host with a port', { audience }, { allowedHosts: ['tasks.example:443'] }, /allowedHosts/],
  ['a host that is an address', { audience }, { allowedHosts: ['https://tasks.example'] }, /allowedHosts/],
  ['any host', { audience }, { allowedHosts: ['*'] }, /allowedHosts/],
  ['no body at all', { audience }, { maxBodyBytes: 0 }, /maxBodyBytes/],
  ['no time for a body', { audience }, { bodyTimeoutMs: Number.NaN }, /bodyTimeoutMs/],
])('the endpoint refuses %s', (...[, auth, options, message]) => {
  const tasks = { forOwner: () => expect.fail('nobody asked for tasks') };
  const start = () => tasksFetch({ tasks, auth: { secret: userSecret, ...auth }, ...options });
  expect(start).toThrow(expect.objectContaining({ message: expect.stringMatching(message) }));
});
