import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownKeys, sharedSecret, startBetterAuth, type SignInService } from '../support/better-auth.ts';
import { openTestPGlite, openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { userSecret } from '../support/user-token.ts';
import { askSession, bearer, both } from '../support/visitor.ts';

// A real Better Auth each time: people sign up, take their token to the session route, and talk.

let databases: OpenTestDatabase[];
let edDsa: SignInService;
let es256: SignInService;
let hs256: SignInService;
let server: TestServer;

beforeAll(async () => {
  databases = await Promise.all([
    openTestPostgres(),
    openTestPostgres(),
    openTestPGlite(),
    openTestPostgres(),
  ]);
  const [first, second, third, own] = databases;
  edDsa = await startBetterAuth(first!.database, ownKeys);
  es256 = await startBetterAuth(second!.database, (issuer) => ownKeys(issuer, 'ES256'));
  hs256 = await startBetterAuth(third!.database, sharedSecret);
  const auth = [
    publicKeys(edDsa),
    publicKeys(es256),
    { secret: userSecret, issuer: hs256.url, audience: 'chatdock' },
    { anonymous: true } as const,
  ];
  server = await startServer({ database: own!.database, auth });
});
afterAll(async () => {
  await server.close();
  for (const service of [edDsa, es256, hs256]) await service.close();
  for (const { close } of databases) await close();
});

function publicKeys({ url }: SignInService) {
  return { jwksUrl: `${url}/api/auth/jwks`, issuer: url, audience: 'chatdock' };
}

const ask = (headers: Record<string, string>) => askSession(server.api, headers);

test.each([
  ['EdDSA, from its own keys', () => edDsa, 'EdDSA'],
  ['ES256, from its own keys', () => es256, 'ES256'],
  ['HS256, with a shared secret', () => hs256, 'HS256'],
])('T9: %s: signed up, signed in, chatting', async (_name, service, alg) => {
  const ada = await service().signUp('ada');
  const token = await ada.token();
  expect(decodeProtectedHeader(token).alg).toBe(alg);
  expect(decodeJwt(token)).toMatchObject({ iss: service().url, aud: 'chatdock', sub: ada.id });
  const { status, owner, chat } = await ask(bearer(token));
  expect([status, owner]).toEqual([201, `${service().url} ${ada.id}`]);
  const { threadId } = await chat.create('Hello');
  const later = await ask(bearer(await ada.token()));
  expect(await later.chat.items(threadId)).toHaveLength(2);
});

test('a visitor signs up, and has the conversation', async () => {
  const visitor = await ask({});
  const { threadId } = await visitor.chat.create('Hello');
  const bea = await edDsa.signUp('bea');
  const user = await ask(both(await bea.token(), visitor.body.visitor));
  expect(user.owner).toBe(`${edDsa.url} ${bea.id}`);
  expect(await user.chat.items(threadId)).toHaveLength(2);
});

test('people of the same name elsewhere are others, and no service speaks for another', async () => {
  const [one, two] = [await edDsa.signUp('cem'), await es256.signUp('cem')];
  const sessions = [await ask(bearer(await one.token())), await ask(bearer(await two.token()))];
  const { threadId } = await sessions[0]!.chat.create('Hello');
  await expect(sessions[1]!.chat.thread(threadId)).rejects.toThrow(/404/u);
  const [header, , signature] = (await one.token()).split('.');
  const forged = [header, (await two.token()).split('.')[1], signature].join('.');
  expect((await ask(bearer(forged))).status).toBe(401);
});

test('a session cookie of Better Auth, by authenticate()', async () => {
  const dee = await edDsa.signUp('dee');
  const app = await startServer({
    database: databases[3]!.database,
    auth: [
      {
        async authenticate(request) {
          const cookie = 'headers' in request && 'cookie' in request.headers ? request.headers.cookie : '';
          const headers = { cookie: String(cookie) };
          const response = await fetch(`${edDsa.url}/api/auth/get-session`, { headers });
          const found: { user: { id: string }; session: { expiresAt: string } } | null =
            await response.json();
          if (!found) return null;
          const expiresAt = new Date(found.session.expiresAt);
          return { subject: found.user.id, issuer: edDsa.url, expiresAt };
        },
      },
      { anonymous: true },
    ],
  });
  const byCookie = await askSession(app.api, { cookie: dee.cookie });
  expect(byCookie.owner).toBe(`${edDsa.url} ${dee.id}`);
  // The same person by token elsewhere: the same conversations.
  const { threadId } = await byCookie.chat.create('Hello');
  expect(await (await ask(bearer(await dee.token()))).chat.items(threadId)).toHaveLength(2);
  expect((await askSession(app.api)).owner).toMatch(/^chatdock:visitor /u);
  await app.close();
});
