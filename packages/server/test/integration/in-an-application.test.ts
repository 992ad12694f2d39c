import express, { type Express, type Request, type Response } from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChatdockError, ownerKey, type AuthOptions } from '../../src/index.ts';
import { openSession, signIn, userInput } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { userSecret, userToken } from '../support/user-token.ts';

let opened: OpenTestDatabase;
beforeAll(async () => {
  opened = await openTestPostgres();
});
afterAll(() => opened.close());

describe('mounted in an Express application', () => {
  test.each<[string, string, ((app: Express) => void)?]>([
    ['at any path', '/deep/down/chat'],
    ['at the root', '/'],
    ['after express.json()', '/api/chatkit', (app) => app.use(express.json())],
    ['after express.raw()', '/api/chatkit', (app) => app.use(express.raw({ type: '*/*' }))],
    ['after express.text()', '/api/chatkit', (app) => app.use(express.text({ type: '*/*' }))],
    [
      'after every parser',
      '/api/chatkit',
      (app) => app.use(express.urlencoded({ extended: true }), express.json(), express.text()),
    ],
  ])('%s', async (_name, mountPath, prepare) => {
    const server = await startServer({ database: opened.database, mountPath, ...(prepare && { prepare }) });
    const api = server.api.replace(/\/$/u, '');
    const ada = await signIn(api, 'ada');
    const { threadId } = await ada.create('Hi');
    expect((await ada.items(threadId)).map(({ type }) => type)).toEqual([
      'user_message',
      'assistant_message',
    ]);
    const bodies = [
      '{"type":"threads.list","params":{},"x":"\\u0000"}',
      '[]',
      `{"x":${'['.repeat(40)}${']'.repeat(40)}}`,
    ];
    for (const body of bodies) {
      const refused = await ada.post(null, { body });
      expect
        .soft([refused.status, await refused.json()])
        .toMatchObject([400, { error: { code: 'invalid_request' } }]);
    }
    const typed = { authorization: `Bearer ${ada.secret}`, 'content-type': 'text/plain' };
    expect((await ada.post({ type: 'threads.list', params: {} }, { headers: typed })).status).toBe(415);
    await server.close();
  });

  test('a body that something else has swallowed is said to be missing', async () => {
    const server = await startServer({ database: opened.database, prepare: swallow });
    const ada = await signIn(server.api, 'ada');
    const response = await ada.post({ type: 'threads.create', params: { input: userInput('Hi') } });
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: { code: 'invalid_request', message: 'The body is empty, or was read before it came here.' } },
    ]);
    await server.close();
  });

  test('other routes of the application are not touched', async () => {
    const server = await startServer({ database: opened.database, prepare: addRoute });
    expect(await (await fetch(`${server.origin}/api/other`)).text()).toBe('other');
    expect((await fetch(`${server.origin}/elsewhere`)).status).toBe(404);
    await server.close();
  });
});

/** An application with a route that tells who asks. */
async function withWho(auth: AuthOptions): Promise<TestServer> {
  let server: TestServer | null = null;
  const answerWho = async (request: Request, response: Response): Promise<void> => {
    try {
      const owner = await server!.chat.authenticate(request);
      response.json({ ...owner, key: ownerKey(owner) });
    } catch (error) {
      const known = error instanceof ChatdockError ? error : new ChatdockError('internal_error');
      response.status(known.status).json({ code: known.code });
    }
  };
  const prepare = (app: Express) => app.get('/who', (request, response) => void answerWho(request, response));
  server = await startServer({ database: opened.database, prepare, auth });
  return server;
}

async function who(server: TestServer, headers: Record<string, string>, query = ''): Promise<unknown> {
  return (await fetch(`${server.origin}/who${query}`, { headers })).json();
}

/** A middleware that reads a body and keeps nothing of it. */
function swallow(app: Express): void {
  app.use((request, _response, next) => void request.resume().on('end', () => next()));
}

function addRoute(app: Express): void {
  app.get('/api/other', (_request, response) => void response.send('other'));
}

describe('chat.authenticate, for the application’s own routes', () => {
  test('by the same rules as the session route', async () => {
    const issuer = 'https://issuer.example';
    const server = await withWho({ secret: userSecret, issuer });
    const token = await userToken({ sub: 'ada', iss: issuer });
    const owner = { issuer, subject: 'ada', key: `${issuer} ada` };
    expect(await who(server, { authorization: `Bearer ${token}` })).toEqual(owner);
    expect(await who(server, {})).toEqual({ code: 'missing_token' });
    expect(await who(server, { authorization: `Bearer ${await userToken('ada')}` })).toEqual({
      code: 'invalid_token',
    });
    const secret = await openSession(server.api, token);
    expect(await who(server, { authorization: `Bearer ${secret}` })).toEqual({ code: 'invalid_token' });
    const twice = await who(server, { authorization: `Bearer ${token}` }, '?access_token=x');
    expect(twice).toEqual({ code: 'invalid_request' });
    await server.close();
  });

  test('by what the application goes by, with Express’s own request', async () => {
    const server = await withWho({
      authenticate: (request: Request) =>
        request.query['as'] === 'ada' ? { subject: 'ada', issuer: 'app' } : null,
    });
    expect(await who(server, {}, '?as=ada')).toMatchObject({ key: 'app ada' });
    expect(await who(server, {})).toEqual({ code: 'missing_token' });
    await server.close();
  });
});
