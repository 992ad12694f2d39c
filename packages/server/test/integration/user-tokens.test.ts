import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { rawRequest, requestText } from '../support/raw-request.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { rawToken, seconds, userSecret, userToken } from '../support/user-token.ts';

let opened: OpenTestDatabase;
let server: TestServer;
let checked: TestServer;

beforeAll(async () => {
  opened = await openTestPostgres();
  server = await startServer({ database: opened.database });
  const auth = { secret: userSecret, issuer: 'https://issuer.example/app', audience: 'chatdock' };
  checked = await startServer({ database: opened.database, auth });
});
afterAll(async () => {
  await server.close();
  await checked.close();
  await opened.close();
});

const session = '/api/chatkit/session';

/** Status and challenge of a session request with these raw header lines. */
async function post(headers: readonly string[], path = session, body = '') {
  const {
    status,
    head,
    body: answer,
  } = await rawRequest(server.origin, requestText({ path, headers, body }));
  const challenge = /^www-authenticate: (.*)$/imu.exec(head)?.[1];
  return { status, challenge, answer };
}

async function postToken(token: string, to = server): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${to.api}/session`, { method: 'POST', headers })).status;
}

const plainHeader = '{"alg":"HS256"}';

describe('T1: the grammar comes first', () => {
  test('no header: 401 without an error code (T10)', async () => {
    const { status, challenge, answer } = await post([]);
    expect([status, challenge]).toEqual([401, 'Bearer']);
    expect(JSON.parse(answer)).toMatchObject({ error: { code: 'missing_token' } });
  });

  test('anything but one well-formed bearer header is refused', async () => {
    const token = await userToken('ada');
    const [header = '', claims = '', signature = ''] = token.split('.');
    const refused = [
      `Authorization: ${token}`,
      'Authorization: Bearer',
      'Authorization: Bearer ',
      `Authorization: Bearer${token}`,
      `Authorization: Bearer\t${token}`,
      `Authorization: Bearer "${token}"`,
      `Authorization: Bearer ${token}, Bearer ${token}`,
      `Authorization: Bearer ${token},`,
      `Authorization: Bearer ${token}=`,
      `Authorization: Bearer ${header}==.${claims}.${signature}`,
      `Authorization: Bearer ${header}. ${claims}.${signature}`,
      `Authorization: Bearer ${header}..${signature}`,
      `Authorization: Bearer ${header}.${claims}.`,
      `Authorization: Bearer ${token}.${signature}`,
      `Authorization: Bearer ${header}.${claims}`,
      `Authorization: Bearer ${token} x`,
      `Authorization: Bearer ${token.replace('.', '。')}`,
      `Authorization: Bearer ${header}.${claims}.${signature.slice(0, -1)}é`,
      `Authorization: Basic ${token}`,
      `Authorization: DPoP ${token}`,
      `Authorization: Token ${token}`,
      `Authorization: Bearer token=${token}`,
      `Authorization: Bearer ${token.replaceAll('.', '/')}`,
      `Authorization: Bearer ${Buffer.from(token).toString('base64url')}`,
    ];
    for (const line of refused) {
      const { status, challenge } = await post([line]);
      expect.soft(status, line).toBe(401);
      expect.soft(challenge, line).toBe('Bearer error="invalid_token"');
    }
    for (const line of [
      `Authorization: Bearer\r\n ${token}`,
      `Authorization: Bearer ${header}\u0000.${claims}.x`,
    ]) {
      expect.soft((await post([line])).status, line).toBeOneOf([400, 401]);
    }
  });

  test('two places for a token are one too many: 400', async () => {
    const token = await userToken('ada');
    const line = `Authorization: Bearer ${token}`;
    const { status, answer } = await post([line, line]);
    expect(status).toBe(400);
    expect(JSON.parse(answer)).toMatchObject({ error: { code: 'invalid_request' } });
    expect((await post([line, 'authorization: Basic eDp5'])).status).toBe(400);
    expect((await post([line], `${session}?access_token=${token}`)).status).toBe(400);
    const form = 'Content-Type: application/x-www-form-urlencoded';
    expect((await post([line, form], session, `access_token=${token}`)).status).toBe(400);
  });

  test('T8: a token anywhere else is no token', async () => {
    const token = await userToken('ada');
    const elsewhere: [string[], string?, string?][] = [
      [[], `${session}?access_token=${token}`],
      [[], `${session}?token=${token}`],
      [[`Cookie: token=${token}; access_token=${token}; Authorization=Bearer ${token}`]],
      [[`X-Authorization: Bearer ${token}`, `X-Access-Token: ${token}`]],
      [[`Proxy-Authorization: Bearer ${token}`]],
      [['Content-Type: application/json'], session, JSON.stringify({ access_token: token, token })],
    ];
    for (const [headers, path, body] of elsewhere) {
      const { status, challenge } = await post(headers, path, body);
      expect.soft([status, challenge]).toEqual([401, 'Bearer']);
    }
    const form = 'Content-Type: application/x-www-form-urlencoded';
    expect((await post([form], session, `access_token=${token}`)).status).toBeOneOf([400, 401]);
  });
});

describe('T9: good tokens pass', () => {
  test('whatever harmless form they have', async () => {
    const good = [
      await userToken('ada', { typ: 'JWT' }),
      await userToken('ada', { typ: 'at+jwt' }),
      await userToken('ada', { typ: 'jwt', kid: 'key-1' }),
      await userToken({ sub: 'ada', exp: seconds(60) + 0.5, iat: seconds(0), nbf: seconds(-5) }),
      await userToken({ sub: 'ada', email: 'ada@x.example', roles: ['a'], nested: { sub: 'bob' } }),
      await userToken({ sub: 'auth0|5f7c;:/?#[]@!$&()*+,= "\'<>' }),
      await userToken({ sub: 'Ада Лавлейс 艾达 عدا 🧑‍🚀' }),
      await userToken({ sub: 'x'.repeat(255) }),
    ];
    for (const token of good) expect.soft(await postToken(token)).toBe(201);
    const token = await userToken('ada');
    for (const scheme of ['bearer', 'BEARER', 'BeArEr', 'Bearer  ']) {
      expect.soft((await post([`authorization: ${scheme} ${token}`])).status, scheme).toBe(201);
    }
  });

  test('T6: issuer and audience as configured, byte for byte', async () => {
    const iss = 'https://issuer.example/app';
    const claims = { sub: 'ada', iss, aud: 'chatdock' };
    expect(await postToken(await userToken(claims), checked)).toBe(201);
    expect(await postToken(await userToken({ ...claims, aud: ['other', 'chatdock'] }), checked)).toBe(201);
    const issuers = [
      undefined,
      '',
      'https://issuer.example',
      `${iss}/`,
      `${iss}x`,
      'https://ISSUER.example/app',
      'http://issuer.example/app',
      'https://u:p@issuer.example/app',
      `${iss}?x`,
      `${iss}#x`,
      ` ${iss}`,
      'https://issuer\\.example/app',
      [iss],
      { toString: iss },
      true,
    ];
    for (const wrong of issuers) {
      const token = await rawToken(plainHeader, JSON.stringify({ ...claims, iss: wrong, exp: seconds(60) }));
      expect.soft(await postToken(token, checked), JSON.stringify(wrong)).toBe(401);
    }
    const audiences = [
      undefined,
      '',
      'chatdoc',
      'chatdockx',
      'Chatdock',
      'chatdock ',
      'chatdock,x',
      '.*',
      [],
      [['chatdock']],
      [{}],
      {},
      1,
    ];
    for (const wrong of audiences) {
      const token = await rawToken(plainHeader, JSON.stringify({ ...claims, aud: wrong, exp: seconds(60) }));
      expect.soft(await postToken(token, checked), JSON.stringify(wrong)).toBe(401);
    }
  });
});
