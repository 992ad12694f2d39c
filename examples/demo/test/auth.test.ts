import { readFile } from 'node:fs/promises';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { createTestDatabase, type TestDatabase } from '@chatdock/testing';
import { openDatabase, type Database } from '@chatdock/mcp-tasks/database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuth, clientAddressHeader, type Auth } from '../src/auth.ts';
import { readSettings } from '../src/settings.ts';

const settings = readSettings({});
const origin = settings.baseUrl;
const password = 'correct horse battery';

describe('sign-in', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let auth: Auth;
  let visitors = 0;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url });
    auth = await createAuth(settings, 'a'.repeat(32), database);
  });
  afterAll(async () => {
    await database?.close();
    await testDatabase?.drop();
  });

  /** A browser with cookies and an address of its own. */
  function visitor() {
    const address = `192.0.2.${++visitors}`;
    let cookie = '';
    return async (path: string, body?: object, headers: Record<string, string> = {}) => {
      const response = await auth.handler(
        new Request(`${origin}/api/auth${path}`, {
          method: body ? 'POST' : 'GET',
          headers: {
            origin,
            cookie,
            'content-type': 'application/json',
            [clientAddressHeader]: address,
            ...headers,
          },
          ...(body ? { body: JSON.stringify(body) } : {}),
        }),
      );
      for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? '';
      return response;
    };
  }

  test('gives a token with the subject and nothing personal', async () => {
    const ada = visitor();
    const signedUp = await ada('/sign-up/email', { name: 'Ada', email: 'ada@example.com', password });
    expect(signedUp.status).toBe(200);
    const { user }: { user: { id: string } } = await signedUp.json();

    const { token }: { token: string } = await (await ada('/token')).json();
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', kid: expect.any(String) });
    const claims = decodeJwt(token);
    expect(claims).toEqual({
      iss: 'chatdock-demo',
      aud: 'chatdock',
      sub: user.id,
      iat: expect.any(Number),
      exp: expect.any(Number),
    });
    expect(claims.exp! - claims.iat!).toBe(600);
  });

  test('gives no token to someone who is not signed in', async () => {
    expect((await visitor()('/token')).status).toBe(401);
  });

  test('sends no token along with the session', async () => {
    const visit = visitor();
    await visit('/sign-in/demo', {});
    const response = await visit('/get-session');
    expect(await response.json()).toMatchObject({ user: { name: 'Demo user' } });
    expect(response.headers.get('set-auth-jwt')).toBeNull();
  });

  test('as demo user is not to be had by password', async () => {
    const email = 'demo@chatdock.invalid';
    const taken = await visitor()('/sign-up/email', { name: 'Mallory', email, password });
    expect(await taken.json()).toMatchObject({ code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL' });
    expect((await visitor()('/sign-in/email', { email, password })).status).toBe(401);
  });

  test.each([
    {
      what: 'a wrong password',
      path: '/sign-in/email',
      change: { password: 'not that one' },
      code: 'INVALID_EMAIL_OR_PASSWORD',
    },
    {
      what: 'an unknown e-mail',
      path: '/sign-in/email',
      change: { email: 'x@example.com' },
      code: 'INVALID_EMAIL_OR_PASSWORD',
    },
    {
      what: 'a taken e-mail',
      path: '/sign-up/email',
      change: {},
      code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL',
    },
    {
      what: 'a weak password',
      path: '/sign-up/email',
      change: { email: 'n@example.com', password: 'short' },
      code: 'PASSWORD_TOO_SHORT',
    },
    {
      what: 'no e-mail address',
      path: '/sign-up/email',
      change: { email: 'nonsense' },
      code: 'VALIDATION_ERROR',
    },
  ])('refuses $what with a code the page has a sentence for', async ({ path, change, code }) => {
    const known = { name: 'Known', email: 'known@example.com', password };
    await visitor()('/sign-up/email', known);
    const response = await visitor()(path, { ...known, ...change });
    expect(response.ok).toBe(false);
    expect(await response.json()).toMatchObject({ code });
    const page = await readFile(new URL('../src/public/auth-client.js', import.meta.url), 'utf8');
    expect(page).toContain(`  ${code}: '`);
  });

  test('is limited for each address, without shutting out others', async () => {
    const guesser = visitor();
    const statuses = [];
    for (let attempt = 0; attempt < 11; attempt++) {
      const response = await guesser('/sign-in/email', { email: 'nobody@example.com', password });
      statuses.push(response.status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
    expect((await visitor()('/sign-in/demo', {})).status).toBe(200);
  });

  test('goes on after the secret was changed', async () => {
    auth = await createAuth(settings, 'b'.repeat(32), database);
    const visit = visitor();
    await visit('/sign-in/demo', {});
    const response = await visit('/token');
    expect(response.status).toBe(200);
  });
});
