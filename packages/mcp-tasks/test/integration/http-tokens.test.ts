import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawRequest } from '../support/raw-request.ts';
import {
  mcpHeaders,
  openTestTasks,
  startEndpoint,
  toolCall,
  type TestEndpoint,
  type TestTasks,
} from '../support/tasks-http.ts';
import { audience, rawToken, seconds, userSecret, userToken } from '../support/user-token.ts';

let opened: TestTasks;
let endpoint: TestEndpoint;
let checked: TestEndpoint;
beforeAll(async () => {
  opened = await openTestTasks();
  endpoint = await startEndpoint(opened.tasks);
  const auth = { secret: userSecret, issuer: 'https://issuer.example/app', audience };
  checked = await startEndpoint(opened.tasks, { auth });
});
afterAll(async () => {
  await checked.close();
  await endpoint.close();
  await opened.close();
});

const metadata = () => `resource_metadata="${endpoint.origin}/.well-known/oauth-protected-resource/mcp"`;

/** The headers of a message, to write down. */
const mcp = Object.entries(mcpHeaders).map(([name, value]) => `${name}: ${value}`);

/** Status and challenge of a message with these raw header lines. */
async function send(headers: readonly string[], path = '/mcp', body = toolCall('list_tasks')) {
  const answer = await rawRequest(endpoint.origin, { path, headers, body });
  const challenge = /^www-authenticate: (.*)$/imu.exec(answer.head)?.[1];
  return { status: answer.status, challenge, answer: answer.body };
}

async function postToken(token: string, to = endpoint): Promise<number> {
  const headers = { ...mcpHeaders, authorization: `Bearer ${token}` };
  const response = await fetch(to.url, { method: 'POST', headers, body: toolCall('list_tasks') });
  await response.text();
  return response.status;
}

const plainHeader = '{"alg":"HS256"}';

describe('T1: the grammar comes first', () => {
  test('no header: 401 without an error code (T10)', async () => {
    const { status, challenge, answer } = await send([]);
    expect([status, challenge]).toEqual([401, `Bearer ${metadata()}`]);
    expect(JSON.parse(answer)).toMatchObject({ error: { data: { code: 'missing_token' } } });
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
      const { status, challenge } = await send([line]);
      expect.soft(status, line).toBe(401);
      expect.soft(challenge, line).toBe(`Bearer error="invalid_token", ${metadata()}`);
    }
    for (const line of [
      `Authorization: Bearer\r\n ${token}`,
      `Authorization: Bearer ${header}\u0000.${claims}.x`,
    ]) {
      expect.soft((await send([line])).status, line).toBeOneOf([400, 401]);
    }
  });

  test('two places for a token are one too many: 400', async () => {
    const token = await userToken('ada');
    const line = `Authorization: Bearer ${token}`;
    const { status, answer } = await send([line, line]);
    expect(status).toBe(400);
    expect(JSON.parse(answer)).toMatchObject({ error: { data: { code: 'invalid_request' } } });
    expect((await send([line, 'authorization: Basic eDp5'])).status).toBe(400);
    expect((await send([line], `/mcp?access_token=${token}`)).status).toBe(400);
    const form = 'Content-Type: application/x-www-form-urlencoded';
    expect((await send([line, form], '/mcp', `access_token=${token}`)).status).toBe(415);
  });

  test('T8: a token anywhere else is no token', async () => {
    const token = await userToken('ada');
    const elsewhere: [string[], string?, string?][] = [
      [[], `/mcp?access_token=${token}`],
      [[], `/mcp?token=${token}`],
      [[`Cookie: token=${token}; access_token=${token}; Authorization=Bearer ${token}`]],
      [[`X-Authorization: Bearer ${token}`, `X-Access-Token: ${token}`]],
      [[`Proxy-Authorization: Bearer ${token}`]],
      [['Content-Type: application/json'], '/mcp', JSON.stringify({ access_token: token, token })],
    ];
    for (const [headers, path, body] of elsewhere) {
      const { status, challenge } = await send(headers, path, body);
      expect.soft([status, challenge]).toEqual([401, `Bearer ${metadata()}`]);
    }
    const form = 'Content-Type: application/x-www-form-urlencoded';
    expect((await send([form], '/mcp', `access_token=${token}`)).status).toBeOneOf([400, 401]);
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
    for (const token of good) expect.soft(await postToken(token)).toBe(200);
    const token = await userToken('ada');
    for (const scheme of ['bearer', 'BEARER', 'BeArEr', 'Bearer  ']) {
      expect.soft((await send([`authorization: ${scheme} ${token}`, ...mcp])).status, scheme).toBe(200);
    }
  });

  test('T6: issuer and audience as configured, byte for byte', async () => {
    const iss = 'https://issuer.example/app';
    const claims = { sub: 'ada', iss, aud: audience };
    expect(await postToken(await userToken(claims), checked)).toBe(200);
    expect(await postToken(await userToken({ ...claims, aud: ['other', audience] }), checked)).toBe(200);
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
      'https://tasks.example/mc',
      `${audience}x`,
      'https://Tasks.example/mcp',
      `${audience} `,
      `${audience},x`,
      '.*',
      [],
      [[audience]],
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
