import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuthOptions, TokenOwner } from '../../src/index.ts';
import { startIssuer, type Issuer } from '../support/issuer.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { userByCookie } from '../support/user-by-cookie.ts';
import { rawToken, seconds, userSecret, userToken } from '../support/user-token.ts';

const otherSecret = 'the-secret-of-someone-else-entirely-32';
const shared = 'https://shared.example';

let opened: OpenTestDatabase;
let one: Issuer;
let two: Issuer;
let server: TestServer;
const started: TestServer[] = [];

beforeAll(async () => {
  opened = await openTestPostgres();
  [one, two] = [await startIssuer('EdDSA'), await startIssuer('ES256')];
  server = await serve([
    { jwksUrl: one.jwksUrl, issuer: one.url, audience: 'chatdock' },
    { jwksUrl: two.jwksUrl, issuer: two.url, audience: 'chatdock', algorithms: ['ES256'] },
    { secret: otherSecret, issuer: shared, audience: 'chatdock' },
    { secret: userSecret },
  ]);
});
afterAll(async () => {
  for (const running of started) await running.close();
  await Promise.all([one.close(), two.close()]);
  await opened.close();
});

async function serve(auth: AuthOptions): Promise<TestServer> {
  const running = await startServer({ database: opened.database, auth });
  started.push(running);
  return running;
}

async function post(headers: Record<string, string>, to = server) {
  const response = await fetch(`${to.api}/session`, { method: 'POST', headers });
  const body: { client_secret?: string; visitor?: string } = await response.json();
  const { iss, sub } = body.client_secret ? decodeJwt(body.client_secret.slice(3)) : {};
  return {
    status: response.status,
    challenge: response.headers.get('www-authenticate'),
    owner: [iss, sub],
    ...body,
  };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const postToken = (token: string, to = server) => post(bearer(token), to);

describe('several issuers at once', () => {
  test('T9: each is checked by its own keys, and its users are its own (X1)', async () => {
    const claims = { sub: 'ada', iss: shared, aud: 'chatdock', exp: seconds(60) };
    const answers = [
      await postToken(await one.token()),
      await postToken(await two.token()),
      await postToken(await rawToken('{"alg":"HS256"}', JSON.stringify(claims), otherSecret)),
      await postToken(await userToken('ada')),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(answers.map(({ owner }) => owner)).toEqual([
      [one.url, 'ada'],
      [two.url, 'ada'],
      [shared, 'ada'],
      ['', 'ada'],
    ]);
  });

  test('T6: an issuer that nobody configured, by a letter or altogether: 401', async () => {
    const issuers = [
      'https://stranger.example',
      `${one.url}/`,
      one.url.toUpperCase(),
      ` ${one.url}`,
      `${one.url},${two.url}`,
      '',
      'chatdock:visitor',
      null,
      1,
      true,
      [one.url],
      { toString: one.url },
    ];
    for (const iss of issuers) {
      expect.soft((await postToken(await one.token({ iss }))).status, JSON.stringify(iss)).toBe(401);
      const claims = JSON.stringify({ sub: 'ada', iss, exp: seconds(60) });
      const token = await rawToken('{"alg":"HS256"}', claims);
      expect.soft((await postToken(token)).status, JSON.stringify(iss)).toBe(401);
    }
  });

  test('T2: no issuer signs for another, with whatever key and algorithm', async () => {
    const asOne = JSON.stringify({ sub: 'ada', iss: one.url, aud: 'chatdock', exp: seconds(60) });
    const asShared = asOne.replace(one.url, shared);
    const swapped = [
      await two.token({ iss: one.url }),
      await one.token({ iss: two.url }),
      await two.token({ iss: one.url }, { kid: one.jwks.keys[0]?.kid ?? '' }),
      await one.token({ iss: shared }),
      await one.token({ iss: undefined }),
      await rawToken('{"alg":"HS256"}', asOne),
      await rawToken('{"alg":"HS256"}', asOne, otherSecret),
      await rawToken('{"alg":"HS256"}', asOne, JSON.stringify(one.jwks.keys[0])),
      await rawToken('{"alg":"HS256"}', asShared),
      await rawToken('{"alg":"HS256"}', asShared.replace(`"iss":"${shared}",`, ''), otherSecret),
      await rawToken('{"alg":"EdDSA"}', asOne, otherSecret),
      await rawToken('{"alg":"none"}', asOne),
    ];
    for (const token of swapped) expect.soft((await postToken(token)).status, token).toBe(401);
  });

  test('T4 to T7 hold for each of them', async () => {
    for (const issuer of [one, two]) {
      const bad = [
        { sub: undefined },
        { sub: ' ' },
        { sub: 'a\0b' },
        { sub: 7 },
        { aud: 'other' },
        { aud: undefined },
        { exp: undefined },
        { exp: seconds(-16) },
        { exp: '9999999999' },
        { nbf: seconds(60) },
        { iat: seconds(60) },
      ];
      for (const claims of bad) {
        const { status, challenge } = await postToken(await issuer.token(claims));
        expect
          .soft([status, challenge], JSON.stringify(claims))
          .toEqual([401, 'Bearer error="invalid_token"']);
      }
      const answer = await postToken(await issuer.token({ exp: seconds(-2), aud: ['x', 'chatdock'] }));
      expect(answer.status).toBe(201);
    }
  });

  test('X1: near-identical subjects are as many users', async () => {
    const subjects = [
      'ada',
      'Ada',
      'ADA',
      ' ada',
      'ada ',
      'аda',
      'ada\u200B',
      'ａｄａ',
      '%61da',
      'ad_',
      'ad%',
      '0',
      '00',
    ];
    subjects.push('é', 'e\u0301', 'ﬁ', 'fi', 'ß', 'ss', 'İ', 'i');
    const owners = new Set<string>();
    for (const sub of subjects) {
      for (const token of [await one.token({ sub }), await two.token({ sub }), await userToken(sub)]) {
        owners.add(JSON.stringify((await postToken(token)).owner));
      }
    }
    expect(owners.size).toBe(subjects.length * 3);
  });
});

describe('whose token it is', () => {
  test('a function says it from the claims; what it refuses is 401, what breaks in it is the server’s trouble', async () => {
    const custom = await serve({
      secret: userSecret,
      async owner({ org, oid }) {
        if (oid === 'broken') throw new Error('the directory is away');
        // @ts-expect-error JavaScript callers have no compiler to tell them
        const said: TokenOwner = oid === 'nonsense' ? 'ada' : { subject: oid, tenant: org };
        return oid === 'banned' ? null : said;
      },
    });
    const of = async (claims: object) => postToken(await userToken({ sub: 'x', ...claims }), custom);
    expect(await of({ oid: 'ada', org: 'acme' })).toMatchObject({ status: 201, owner: ['', 'ada'] });
    expect((await postToken(await userToken({ oid: 'ada' }), custom)).status).toBe(201);
    const refused = [
      {},
      { oid: 'banned' },
      { oid: ' ' },
      { oid: 7 },
      { oid: 'a\0b' },
      { oid: 'x'.repeat(256) },
      { oid: 'ada', org: 7 },
      { oid: 'ada', org: '' },
      { oid: 'ada', org: 'x'.repeat(256) },
    ];
    for (const claims of refused) {
      const { status, challenge } = await of(claims);
      expect.soft([status, challenge], JSON.stringify(claims)).toEqual([401, 'Bearer error="invalid_token"']);
    }
    for (const oid of ['broken', 'nonsense']) expect.soft((await of({ oid })).status, oid).toBe(500);
    expect(custom.log.lines.filter((line) => line.includes('a request failed'))).toHaveLength(2);
  });

  test('T5: a claim is what the token says itself, not what it inherits', async () => {
    const seen: unknown[] = [];
    const custom = await serve({
      secret: userSecret,
      owner(claims) {
        seen.push(Object.getPrototypeOf(claims), claims['role'], claims['toString']);
        return { subject: 'ada' };
      },
    });
    const claims = `{"sub":"ada","__proto__":{"role":"admin"},"exp":${seconds(60)}}`;
    expect((await postToken(await rawToken('{"alg":"HS256"}', claims), custom)).status).toBe(201);
    expect(seen).toEqual([null, undefined, undefined]);
  });

  test('T4: clocks may be apart as far as configured', async () => {
    const strict = await serve({ secret: userSecret, clockToleranceSeconds: 0 });
    const lenient = await serve({ secret: userSecret, clockToleranceSeconds: 60 });
    const over = await userToken({ sub: 'ada', exp: seconds(-2) });
    expect((await postToken(over)).status).toBe(201);
    expect((await postToken(over, strict)).status).toBe(401);
    const longOver = await userToken({ sub: 'ada', exp: seconds(-40) });
    expect((await postToken(longOver)).status).toBe(401);
    const { status, client_secret: secret = '' } = await postToken(longOver, lenient);
    expect(status).toBe(201);
    // S2: the session is good as long as the proof would be taken, not over before it begins.
    expect(decodeJwt(secret.slice(3)).exp).toBe((decodeJwt(longOver).exp ?? 0) + 60);
    const future = await userToken({ sub: 'ada', nbf: seconds(40) });
    expect((await postToken(future, lenient)).status).toBe(201);
    expect((await postToken(future)).status).toBe(401);
  });
});

describe('the order of asking', () => {
  const cookie = { cookie: 'user=carl' };
  test('token, cookie, visitor, nobody; a bad token ends it', async () => {
    const all = await serve([{ secret: userSecret }, { authenticate: userByCookie }, { anonymous: true }]);
    const token = await userToken('ada');
    expect(await post({ ...bearer(token), ...cookie }, all)).toMatchObject({ owner: ['', 'ada'] });
    expect(await post(cookie, all)).toMatchObject({ status: 201, owner: ['app', 'carl'] });
    expect(await post({}, all)).toMatchObject({
      status: 201,
      owner: ['chatdock:visitor', expect.any(String)],
    });
    for (const authorization of [`Bearer ${token}x`, 'Bearer', '', 'Basic eDp5', 'Bearer cv_a.b.c']) {
      const { status, visitor } = await post(
        { authorization, ...(authorization.includes('cv_') ? {} : cookie) },
        all,
      );
      expect.soft([status, visitor], authorization).toEqual([401, undefined]);
    }
    const nobody = await serve([{ secret: userSecret }, { authenticate: userByCookie }]);
    expect(await post({}, nobody)).toMatchObject({ status: 401, challenge: 'Bearer' });
  });

  test('chat.authenticate() follows it, and makes nobody up', async () => {
    const all = await serve([{ secret: userSecret }, { authenticate: userByCookie }, { anonymous: true }]);
    const ask = (headers: Record<string, string>) =>
      all.chat.authenticate(new Request('http://app.example/api/tasks', { headers }));
    const { visitor = '', owner } = await post({}, all);
    const token = await userToken('ada');
    expect(await ask(bearer(token))).toEqual({ issuer: '', subject: 'ada' });
    expect(await ask(bearer(visitor))).toEqual({ issuer: owner[0], subject: owner[1] });
    await expect(ask({})).rejects.toMatchObject({ code: 'missing_token' });
    await expect(ask(bearer(`${visitor}x`))).rejects.toMatchObject({ code: 'invalid_token' });
    const { client_secret: secret = '' } = await post({}, all);
    await expect(ask(bearer(secret))).rejects.toMatchObject({ code: 'invalid_token' });
  });

  test('visitors only: a token is not overlooked, what a proxy adds is', async () => {
    const open = await serve({ anonymous: true });
    expect((await post(bearer(await userToken('ada')), open)).status).toBe(401);
    expect((await post({ authorization: 'Bearer' }, open)).status).toBe(401);
    expect((await post({ authorization: 'Basic c3RhZ2luZzp4' }, open)).status).toBe(201);
  });

  test('D2: cookies of foreign pages are not looked at; tokens and visitors need no such check', async () => {
    const all = await serve([{ secret: userSecret }, { authenticate: userByCookie }, { anonymous: true }]);
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await post({ ...cookie, ...foreign }, all)).status).toBe(403);
    expect((await post({ ...bearer(await userToken('ada')), ...foreign }, all)).status).toBe(201);
    const open = await serve([{ secret: userSecret }, { anonymous: true }]);
    expect((await post(foreign, open)).status).toBe(201);
  });

  test('an application may not speak for visitors', async () => {
    for (const user of [
      { subject: 'x', issuer: 'chatdock:visitor' },
      { subject: 'x', tenant: ' ' },
      { subject: 'x', tenant: 7 },
    ]) {
      // @ts-expect-error JavaScript callers have no compiler to tell them
      const broken = await serve({ authenticate: () => user });
      expect.soft((await post({}, broken)).status, JSON.stringify(user)).toBe(500);
    }
  });
});
