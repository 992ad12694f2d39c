import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachmentLinks } from '../../src/attachments/attachment-links.ts';
import { clientSecrets } from '../../src/auth/client-secret.ts';
import { parseSigningSecrets } from '../../src/auth/signing-secrets.ts';
import { chatClient, openSession } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer, type TestServerOptions } from '../support/test-server.ts';
import { seconds, userToken } from '../support/user-token.ts';

const [first = '', second = '', third = ''] = ['first', 'second', 'third'].map((name) =>
  `${name}-secret-`.padEnd(40, 'x'),
);

let opened: OpenTestDatabase;
const servers: TestServer[] = [];

beforeAll(async () => {
  opened = await openTestPostgres();
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await opened.close();
});

async function start(options: TestServerOptions): Promise<TestServer> {
  const server = await startServer({ database: opened.database, ...options });
  servers.push(server);
  return server;
}

async function status(to: TestServer, secret: string): Promise<number> {
  return (await chatClient(to.api, secret).post({ type: 'threads.list', params: {} })).status;
}

describe('S1 while a secret is changed', () => {
  test('both are accepted, the current one signs, and what is gone is refused', async () => {
    const before = await start({ secret: first });
    const during = await start({ secret: [second, first] });
    const env = { CHATDOCK_SECRET: second, CHATDOCK_SECRET_PREVIOUS: first };
    const fromEnvironment = await start({ env });
    const after = await start({ secret: second });
    const further = await start({ secret: [third, second] });
    const token = await userToken('ada');
    const [early, middle] = [await openSession(before.api, token), await openSession(during.api, token)];
    for (const rotating of [during, fromEnvironment]) {
      expect(await status(rotating, early)).toBe(200);
      expect(await status(rotating, middle)).toBe(200);
    }
    expect(await status(after, middle)).toBe(200);
    expect(await status(after, early)).toBe(401);
    expect(await status(before, middle)).toBe(401);
    expect(await status(further, middle)).toBe(200);
    expect(await status(further, early)).toBe(401);
    expect(await status(after, await openSession(fromEnvironment.api, token))).toBe(200);
  });

  test('the option leaves the environment out, the previous secret too', async () => {
    const server = await start({ secret: second, env: { CHATDOCK_SECRET_PREVIOUS: first } });
    const early = clientSecrets([{ text: first, purpose: 'configured' }]);
    const owner = { issuer: '', subject: 'ada' };
    expect(await status(server, early.mint({ owner, id: 'x', expiresAt: seconds(30) }))).toBe(401);
  });

  test('S5: a session of the previous secret ends like any other', async () => {
    const during = await start({ secret: [third, first] });
    const twin = await start({ secret: [third, first] });
    const early = clientSecrets([{ text: first, purpose: 'configured' }]);
    const secret = early.mint({ owner: { issuer: '', subject: 'ada' }, id: 'early', expiresAt: seconds(60) });
    expect(await status(twin, secret)).toBe(200);
    const headers = { authorization: `Bearer ${secret}` };
    expect((await fetch(`${during.api}/session`, { method: 'DELETE', headers })).status).toBe(204);
    expect(await status(during, secret)).toBe(401);
    await expect.poll(() => status(twin, secret), { interval: 100 }).toBe(401);
  });

  test('addresses of attachments are sealed with the current one and opened with both', () => {
    const purpose = 'configured';
    const before = attachmentLinks([{ text: first, purpose }]);
    const during = attachmentLinks([
      { text: second, purpose },
      { text: first, purpose },
    ]);
    const after = attachmentLinks([{ text: second, purpose }]);
    const target = { owner: { issuer: '', subject: 'ada' }, id: 'atc_1', expiresAt: seconds(60) };
    const [early, late] = [before.seal('download', target), during.seal('download', target)];
    expect(during.open('download', early)).toEqual(target);
    expect(during.open('download', late)).toEqual(target);
    expect(during.open('preview', early)).toBeNull();
    expect(after.open('download', late)).toEqual(target);
    expect(after.open('download', early)).toBeNull();
    expect(before.open('download', late)).toBeNull();
  });
});

describe('S1: a tenant', () => {
  const secrets = clientSecrets([{ text: first, purpose: 'configured' }]);
  const session = {
    owner: { issuer: 'https://issuer.example', subject: 'ada' },
    id: 'x',
    expiresAt: seconds(60),
  };

  test('is in the secret when there is one, and read back', () => {
    const secret = secrets.mint({ ...session, tenant: 'acme' });
    expect(decodeJwt(secret.slice(3))).toMatchObject({ sub: 'ada', tnt: 'acme' });
    expect(secrets.verify(secret)).toEqual({ ...session, tenant: 'acme' });
  });

  test('is no claim when there is none', () => {
    const secret = secrets.mint({ ...session, tenant: undefined });
    expect(Object.keys(decodeJwt(secret.slice(3)))).toEqual(['iss', 'sub', 'aud', 'jti', 'exp']);
    expect(secrets.verify(secret)).toEqual(session);
  });
});

describe('T11: secrets that cannot be', () => {
  const none = { given: undefined, current: undefined, previous: undefined, shared: [] };

  test.each([
    [{ ...none, given: [first, 'short'] as const }, /^the previous secret .* has 5 characters/u],
    [{ ...none, given: [first, first] as const }, /^The previous secret is the same as the current one/u],
    [{ ...none, current: first, previous: 'short' }, /CHATDOCK_SECRET_PREVIOUS\) has 5 characters/u],
    [{ ...none, previous: first }, /^CHATDOCK_SECRET_PREVIOUS is set without CHATDOCK_SECRET/u],
    [{ ...none, current: 'short' }, /^secret \(or CHATDOCK_SECRET\) has 5 characters/u],
  ])('are refused with what to set %#', (sources, message) => {
    expect(() => parseSigningSecrets(sources)).toThrow(message);
    expect(() => parseSigningSecrets(sources)).not.toThrow(first);
  });

  test('a list of another length is refused', () => {
    // @ts-expect-error three are one too many
    const given: [string, string] = [first, second, third];
    expect(() => parseSigningSecrets({ ...none, given })).toThrow(/the current and the previous one/u);
  });

  test('without one, all the secrets of auth are accepted, the first signs', () => {
    const made = parseSigningSecrets({ ...none, shared: [first, second] });
    expect(made?.map(({ text }) => text)).toEqual([first, second]);
    expect(parseSigningSecrets(none)).toBeUndefined();
  });
});
