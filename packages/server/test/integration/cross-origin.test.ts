import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { userToken } from '../support/user-token.ts';

const page = 'https://www.example.com';

let opened: OpenTestDatabase;
let closed: TestServer;
let open: TestServer;

beforeAll(async () => {
  opened = await openTestPostgres();
  closed = await startServer({ database: opened.database });
  open = await startServer({ database: opened.database, cors: { origins: [page, 'http://localhost:5173'] } });
});
afterAll(async () => {
  await closed.close();
  await open.close();
  await opened.close();
});

const foreign = [
  'https://www.example.com.evil.example',
  'https://evil-www.example.com',
  'https://example.com',
  'https://a.www.example.com',
  'https://www.example.com:8443',
  'http://www.example.com',
  'https://WWW.EXAMPLE.COM',
  'https://www.example.com/',
  'https://www.example.co',
  'https://wwwxexample.com',
  'null',
  'file://',
  'https://www.example.com, https://evil.example',
  '*',
];

async function preflight(server: TestServer, path: string, origin: string): Promise<Response> {
  const headers = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers':
      'accept-language,authorization,content-type,idempotency-key,chatdock-visitor',
  };
  return fetch(server.api + path, { method: 'OPTIONS', headers });
}

describe('D1: pages of other origins', () => {
  test('off by default: no page gets a header that lets it in', async () => {
    const ada = await signIn(closed.api, 'ada');
    for (const origin of [page, ...foreign]) {
      expect.soft((await preflight(closed, '/session', origin)).status, origin).toBe(405);
      const headers = { origin, authorization: `Bearer ${ada.secret}`, 'content-type': 'application/json' };
      const response = await ada.post({ type: 'threads.list', params: {} }, { headers });
      expect.soft(response.headers.get('access-control-allow-origin'), origin).toBeNull();
    }
  });

  test('exactly the configured origins, never with credentials', async () => {
    const token = await userToken('ada');
    for (const path of ['', '/session']) {
      const asked = await preflight(open, path, page);
      expect(asked.status).toBe(204);
      expect(Object.fromEntries(asked.headers)).toMatchObject({
        'access-control-allow-origin': page,
        'access-control-allow-methods': 'GET,POST,PUT,DELETE',
        'access-control-allow-headers':
          'accept-language,authorization,content-type,idempotency-key,chatdock-visitor',
        'access-control-max-age': '600',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(asked.headers.get('vary')).toMatch(/Origin/u);
      expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
      expect(asked.headers.get('x-powered-by')).toBeNull();
    }
    const headers = { origin: page, authorization: `Bearer ${token}` };
    const response = await fetch(`${open.api}/session`, { method: 'POST', headers });
    expect(response.status).toBe(201);
    expect(response.headers.get('access-control-allow-origin')).toBe(page);
    expect(response.headers.get('vary')).toMatch(/Origin/u);
    const refused = await fetch(`${open.api}/session`, { method: 'POST', headers: { origin: page } });
    expect(refused.headers.get('access-control-allow-origin')).toBe(page);
  });

  test('no look-alike', async () => {
    for (const origin of foreign) {
      const asked = await preflight(open, '/session', origin);
      expect.soft(asked.headers.get('access-control-allow-origin'), origin).toBeNull();
      const response = await fetch(`${open.api}/session`, { method: 'POST', headers: { origin } });
      expect.soft(response.headers.get('access-control-allow-origin'), origin).toBeNull();
      expect.soft(response.headers.get('vary'), origin).toMatch(/Origin/u);
    }
  });

  test('what is no origin stops the start', async () => {
    for (const origin of [
      '*',
      'null',
      'www.example.com',
      `${page}/`,
      `${page}/path`,
      'https://*.example.com',
      'file://',
      '',
    ]) {
      const start = startServer({ database: opened.database, cors: { origins: [origin] } });
      await expect.soft(start, origin).rejects.toMatchObject({
        code: 'invalid_configuration',
        message: expect.stringContaining('cors.origins'),
      });
    }
  });
});

test('an application’s own CORS in front stays as it is', async () => {
  const server = await startServer({
    database: opened.database,
    prepare: (app) =>
      app.use((_request, response, next) => {
        response.set({ 'access-control-allow-origin': page, vary: 'Origin' });
        next();
      }),
  });
  for (const path of ['/session', '/embed.js']) {
    const answer = await fetch(server.api + path, { headers: { origin: page } });
    expect.soft(answer.headers.get('vary'), path).toMatch(/\bOrigin\b/u);
    expect
      .soft(answer.headers.get('access-control-allow-origin'), path)
      .toBe(path === '/embed.js' ? '*' : page);
  }
  await server.close();
});

function authenticate(request: IncomingMessage) {
  return request.headers.cookie === 'session=ada' ? { subject: 'ada' } : null;
}

function post(server: TestServer, headers: Record<string, string>): Promise<Response> {
  return fetch(`${server.api}/session`, { method: 'POST', headers: { cookie: 'session=ada', ...headers } });
}

describe('D2: applications that know their users by cookie', () => {
  test('their own pages and programs get a session, other pages do not', async () => {
    const server = await startServer({
      database: opened.database,
      auth: { authenticate },
      cors: { origins: [page] },
    });
    const host = server.origin;
    const taken = [
      {},
      { origin: host },
      { origin: host, 'sec-fetch-site': 'same-origin' },
      { origin: page, 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of taken)
      expect.soft((await post(server, headers)).status, JSON.stringify(headers)).toBe(201);
    const refused = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://other.127.0.0.1' },
      { origin: `${host}.evil.example` },
    ];
    for (const headers of refused) {
      const response = await post(server, headers);
      expect
        .soft([response.status, await response.json()], JSON.stringify(headers))
        .toMatchObject([403, { error: { code: 'foreign_origin' } }]);
    }
    for (const type of [
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data; boundary=x',
    ]) {
      expect.soft((await post(server, { 'content-type': type })).status, type).toBeOneOf([400, 415]);
    }
    expect((await fetch(`${server.api}/session`, { headers: { cookie: 'session=ada' } })).status).toBe(405);
    const asked = await preflight(server, '/session', page);
    expect(asked.headers.get('access-control-allow-credentials')).toBe('true');
    await server.close();
  });

  test('a cookie is no client secret: the chat itself takes bearers only', async () => {
    const server = await startServer({ database: opened.database, auth: { authenticate } });
    const headers = { cookie: 'session=ada', 'content-type': 'application/json' };
    const response = await fetch(server.api, {
      method: 'POST',
      headers,
      body: '{"type":"threads.list","params":{}}',
    });
    expect(response.status).toBe(401);
    await server.close();
  });

  test('nobody signed in: 401 with a challenge; an unusable answer of the application: 500 and a log line', async () => {
    const server = await startServer({ database: opened.database, auth: { authenticate: () => null } });
    const nobody = await post(server, {});
    expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    await server.close();
    for (const user of [{ subject: '' }, { subject: ' ' }, { subject: 'a', issuer: 'b c' }]) {
      const broken = await startServer({ database: opened.database, auth: { authenticate: () => user } });
      expect.soft((await post(broken, {})).status).toBe(500);
      expect.soft(broken.log.lines.join('\n')).toContain('a request failed');
      await broken.close();
    }
  });

  test('S2: a session does not outlive the application’s own', async () => {
    const expiresAt = new Date(Date.now() + 60_000);
    const server = await startServer({
      database: opened.database,
      auth: { authenticate: () => ({ subject: 'ada', expiresAt }) },
    });
    const body: { expires_at: number } = await (await post(server, {})).json();
    expect(body.expires_at).toBe(Math.floor(expiresAt.getTime() / 1_000 + 15));
    await server.close();
  });
});
