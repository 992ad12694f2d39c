import { listen } from '@chatdock/testing';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { tasksFetch, tasksRouter } from '../../src/http/index.ts';
import { flood } from '../support/flood.ts';
import { rawRequest } from '../support/raw-request.ts';
import {
  mcpHeaders,
  messageOf,
  openTestTasks,
  post,
  startEndpoint,
  toolCall,
  type TestEndpoint,
  type TestTasks,
} from '../support/tasks-http.ts';
import { audience, userSecret, userToken } from '../support/user-token.ts';

let opened: TestTasks;
let endpoint: TestEndpoint;
let bearer: string;
beforeAll(async () => {
  opened = await openTestTasks();
  endpoint = await startEndpoint(opened.tasks);
  bearer = `Authorization: Bearer ${await userToken('ada')}`;
});
afterAll(async () => {
  await endpoint.close();
  await opened.close();
});

const json = 'Content-Type: application/json';
const accept = 'Accept: application/json, text/event-stream';
const send = (lines: Parameters<typeof rawRequest>[1]) => rawRequest(endpoint.origin, lines);
const codeOf = (body: string): unknown => JSON.parse(body).error.data.code;

describe('A6: a page elsewhere cannot reach the endpoint', () => {
  test.each([
    'evil.example',
    'localhost.evil.example',
    'evil.example:80',
    '127.0.0.1.evil.example',
    '127.0.0.2',
    'localhost@evil.example',
    '%',
  ])('under the name "%s"', async (host) => {
    const { status, body } = await send({
      host,
      headers: [bearer, json, accept],
      body: toolCall('list_tasks'),
    });
    expect([status, codeOf(body)]).toEqual([403, 'host_not_allowed']);
    expect(body).not.toContain('evil');
  });

  test.each(['http://evil.example', 'null', 'http://localhost.evil.example', 'https://', 'file://', 'x'])(
    'from the origin "%s"',
    async (origin) => {
      const { status, body } = await send({
        headers: [bearer, json, accept, `Origin: ${origin}`],
        body: toolCall('list_tasks'),
      });
      expect([status, codeOf(body)]).toEqual([403, 'origin_not_allowed']);
    },
  );

  test('this machine’s own names pass, in any case', async () => {
    for (const host of ['localhost', 'LOCALHOST:1234', '127.0.0.1:80', '[::1]:3001']) {
      for (const origin of [[], [`Origin: http://${host}`]]) {
        const headers = [bearer, json, accept, ...origin];
        const { status } = await send({ host, headers, body: toolCall('list_tasks') });
        expect.soft(status, host).toBe(200);
      }
    }
  });
});

describe('D3: each address has its methods, and says what its answers are', () => {
  const metadata = '/.well-known/oauth-protected-resource/mcp';
  test.each([
    ...['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD'].map(
      (method) => [method, '/mcp', 405, 'POST'] as const,
    ),
    ...['POST', 'DELETE', 'OPTIONS'].map((method) => [method, metadata, 405, 'GET'] as const),
    ['POST', '/', 404, undefined] as const,
    ['POST', '/mcp/', 404, undefined] as const,
    ['GET', '/.well-known/oauth-protected-resource', 404, undefined] as const,
  ])('%s %s: %i', async (...[method, path, expected, allow]) => {
    const { status, head } = await send({ method, path, headers: [bearer] });
    expect(status).toBe(expected);
    expect(/^allow: (.*)$/imu.exec(head)?.[1]).toBe(allow);
    expect(head).toMatch(/^cache-control: no-store$/imu);
    expect(head).toMatch(/^x-content-type-options: nosniff$/imu);
    expect(head).toMatch(/^referrer-policy: no-referrer$/imu);
    expect(head).not.toMatch(/^x-powered-by/imu);
  });

  test('RFC 9728: the metadata names the resource and where to get tokens', async () => {
    const auth = { secret: userSecret, audience, issuer: 'https://issuer.example/app' };
    const other = await startEndpoint(opened.tasks, { auth });
    onTestFinished(() => other.close());
    const response = await fetch(new URL(metadata, other.origin));
    expect([response.status, await response.json()]).toEqual([
      200,
      {
        resource: other.url.href,
        resource_name: 'Tasks',
        bearer_methods_supported: ['header'],
        authorization_servers: ['https://issuer.example/app'],
      },
    ]);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/u);
  });
});

describe('I2, I3: bodies', () => {
  test('1 MB is refused as JSON, and what fits is not', async () => {
    const big = await post(endpoint.url, 'ada', toolCall('add_task', { title: 'x'.repeat(1_048_576) }));
    expect(big.status).toBe(413);
    expect(await big.json()).toEqual({
      jsonrpc: '2.0',
      error: { code: -32_000, message: 'The request is too large.', data: { code: 'body_too_large' } },
      id: null,
    });
    const around = toolCall('add_task', { title: '' }).length;
    const most = await post(
      endpoint.url,
      'ada',
      toolCall('add_task', { title: 'x'.repeat(262_144 - around) }),
    );
    expect(await messageOf(most)).toMatchObject({ result: { isError: true } });
    const over = await post(
      endpoint.url,
      'ada',
      toolCall('add_task', { title: 'x'.repeat(262_145 - around) }),
    );
    expect(over.status).toBe(413);
  });

  test('by what is declared, without reading it; by what comes, without waiting for its end', async () => {
    const chunk = Buffer.alloc(65_536, 'x');
    for (const length of ['26214400', '10737418240']) {
      const declared = await flood(endpoint.origin, [bearer, json, `Content-Length: ${length}`], chunk);
      expect.soft(declared.status).toBe(413);
      expect.soft(declared.head.toLowerCase()).toContain('connection: close');
      expect.soft(declared.sent).toBeLessThan(1_000_000_000);
    }
    const chunked = Buffer.concat([Buffer.from('10000\r\n'), chunk, Buffer.from('\r\n')]);
    const endless = await flood(endpoint.origin, [bearer, json, 'Transfer-Encoding: chunked'], chunked);
    expect(endless.status).toBe(413);
    expect(endless.sent).toBeLessThan(1_000_000_000);
  });

  test('a stranger is refused before anything of the body is read', async () => {
    const chunk = Buffer.alloc(65_536, 'x');
    const unknown = await flood(endpoint.origin, [json, 'Content-Length: 10737418240'], chunk);
    expect(unknown.status).toBe(401);
  });

  test('a slow sender is cut', async () => {
    const hasty = await startEndpoint(opened.tasks, { bodyTimeoutMs: 200 });
    onTestFinished(() => hasty.close());
    const { status, body } = await rawRequest(hasty.origin, {
      headers: [bearer, json, accept, 'Content-Length: 100'],
    });
    expect([status, codeOf(body)]).toEqual([408, 'request_timeout']);
  });

  test.each([
    ['no type', [], '{}', 415, 'unsupported_media_type'],
    ['a form', ['Content-Type: application/x-www-form-urlencoded'], 'a=1', 415, 'unsupported_media_type'],
    ['plain text', ['Content-Type: text/plain'], '{}', 415, 'unsupported_media_type'],
    ['UTF-16', [`${json}; charset=utf-16`], '{}', 415, 'unsupported_media_type'],
    ['nothing', [json], '', 400, 'invalid_json'],
    ['half an object', [json], '{"jsonrpc":', 400, 'invalid_json'],
    ['a byte order mark', [json], '\uFEFF{}', 400, 'invalid_json'],
    ['100,000 levels', [json], '['.repeat(100_000), 400, 'invalid_json'],
    ['40 levels', [json], `{"a":${'['.repeat(40)}${']'.repeat(40)}}`, 400, 'invalid_json'],
    ['a text', [json], '"hello"', 400, 'invalid_request'],
    ['null', [json], 'null', 400, 'invalid_request'],
    ['a batch', [json], `[${toolCall('list_tasks')}]`, 400, 'invalid_request'],
  ])('%s is refused with a code', async (...[, headers, body, status, code]) => {
    const answer = await send({ headers: [bearer, accept, ...headers], body });
    expect([answer.status, codeOf(answer.body)]).toEqual([status, code]);
  });

  test('compressed bodies: 415', async () => {
    const body = gzipSync(Buffer.alloc(10_000_000, ' '));
    for (const encoding of ['gzip', 'br', 'deflate', 'identity, gzip']) {
      const headers = { ...mcpHeaders, authorization: bearer.slice(15), 'content-encoding': encoding };
      const response = await fetch(endpoint.url, { method: 'POST', headers, body });
      expect.soft(response.status, encoding).toBe(415);
    }
  });

  test.each([
    '{}',
    '{"jsonrpc":"2.0"}',
    '{"jsonrpc":"2.0","id":1}',
    '{"jsonrpc":"1.0","id":1,"method":"tools/list"}',
    '{"jsonrpc":"2.0","id":1,"method":7}',
    '{"jsonrpc":"2.0","id":{},"method":"tools/list"}',
    '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]}',
    '{"jsonrpc":"2.0","id":1,"method":"tools/call"}',
    '{"jsonrpc":"2.0","id":1,"method":"no/such"}',
    '{"jsonrpc":"2.0","id":1,"result":{}}',
  ])('what is JSON and no message of the protocol fails softly: %s', async (body) => {
    const { status, body: answer } = await send({ headers: [bearer, json, accept], body });
    expect(status).toBeLessThan(500);
    expect(answer).not.toMatch(/node_modules|\bat .+:\d+|select |postgres/iu);
  });
});

describe('X7: users at the same time', () => {
  test('equal JSON-RPC ids of two users meet their own answers', async () => {
    const users = ['eve', 'mallory'];
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const user = users[index % 2] ?? '';
        const response = await post(endpoint.url, user, toolCall('add_task', { title: `of ${user}` }, 1));
        return { user, message: await messageOf(response) };
      }),
    );
    for (const { user, message } of answers) {
      expect(message).toMatchObject({ id: 1, result: { structuredContent: { title: `of ${user}` } } });
    }
    for (const user of users) {
      const titles = (await opened.tasks.forOwner(` ${user}`).list()).map(({ title }) => title);
      expect(titles).toEqual(Array.from({ length: 50 }, () => `of ${user}`));
    }
  });

  test('the owner is issuer and subject, as the chat server writes it', async () => {
    const auth = { secret: userSecret, audience, issuer: 'https://issuer.example' };
    const other = await startEndpoint(opened.tasks, { auth });
    onTestFinished(() => other.close());
    const token = await userToken({ sub: 'ada', iss: 'https://issuer.example' });
    const headers = { ...mcpHeaders, authorization: `Bearer ${token}` };
    const body = toolCall('add_task', { title: 'Shared' });
    const added = await messageOf(await fetch(other.url, { method: 'POST', headers, body }));
    expect(added).toMatchObject({ result: { structuredContent: { task_id: 1 } } });
    const tasks = await opened.tasks.forOwner('https://issuer.example ada').list();
    expect(tasks.map(({ title }) => title)).toEqual(['Shared']);
  });
});

describe('mounted elsewhere', () => {
  test('in Express, also behind a body parser, beside other routes', async () => {
    const app = express();
    const router = tasksRouter({
      tasks: opened.tasks,
      auth: { secret: userSecret, audience },
      url: 'http://localhost/mcp',
    });
    app.use('/late', express.json(), (request, response) => {
      request.url = '/mcp';
      router(request, response);
    });
    app.use(router);
    app.get('/other', (_request, response) => void response.send('other'));
    const server = createServer(app);
    const origin = await listen(server);
    onTestFinished(() => void server.close());
    for (const path of ['/mcp', '/late']) {
      const body = toolCall('add_task', { title: path });
      const message = await messageOf(await post(new URL(path, origin), 'express', body));
      expect(message).toMatchObject({ result: { structuredContent: { title: path } } });
    }
    expect(await (await fetch(`${origin}/other`)).text()).toBe('other');
    expect((await fetch(`${origin}/mcp`, { method: 'POST' })).headers.get('x-powered-by')).toBe(null);
  });

  test('as a fetch handler', async () => {
    const { fetch: handle, close } = tasksFetch({
      tasks: opened.tasks,
      auth: { secret: userSecret, audience },
    });
    const request = async (init: RequestInit = {}, address = audience) =>
      handle(
        new Request(address, {
          method: 'POST',
          headers: { ...mcpHeaders, authorization: `Bearer ${await userToken('web')}` },
          body: toolCall('add_task', { title: 'By fetch' }),
          ...init,
        }),
      );
    expect(await messageOf(await request())).toMatchObject({
      result: { structuredContent: { task_id: 1, title: 'By fetch' } },
    });
    expect((await request({ body: 'x'.repeat(1_048_576) })).status).toBe(413);
    expect((await request({ headers: mcpHeaders })).status).toBe(401);
    expect((await request({}, 'https://evil.example/mcp')).status).toBe(403);
    expect((await request({}, 'https://tasks.example/')).status).toBe(404);
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    });
    expect((await request({ body: endless, duplex: 'half' } as RequestInit)).status).toBe(413);
    await close();
    expect((await request()).status).toBe(503);
  });
});

test('none of it was an error on our side', () => expect(endpoint.errors).toEqual([]));
