import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { clientSecrets } from '../../src/auth/client-secret.ts';
import { chatClient } from '../support/chat-client.ts';
import { answerJson, startHosting, type HostingServer } from '../support/hosting-server.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer, type TestServerOptions } from '../support/test-server.ts';
import { seconds, userSecret, userToken } from '../support/user-token.ts';

const apiKey = 'sk-test-key-that-nobody-may-read';
const workflowId = 'wf_68f0c0ffee';

let opened: OpenTestDatabase;
let hosting: HostingServer;
const servers: TestServer[] = [];

beforeAll(async () => {
  opened = await openTestPostgres();
});
afterAll(() => opened.close());
beforeEach(async () => {
  // Before the day on which OpenAI ends it; after that, see hosting-end.test.ts.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T12:00:00Z') });
  hosting = await startHosting();
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  hosting.close();
  vi.useRealTimers();
});

async function start(hosted: TestServerOptions['hosted'] = {}, options: TestServerOptions = {}) {
  const all = { workflowId, apiKey, baseURL: hosting.baseURL, ...hosted };
  const server = await startServer({ database: opened.database, hosted: all, ...options });
  servers.push(server);
  return server;
}

async function openSession(server: TestServer, token: string, body?: object) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = { method: 'POST', headers, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(`${server.api}/session`, init);
  const text = await response.text();
  const answer: { client_secret: string; expires_at: number; hosted?: true } = JSON.parse(text);
  return { status: response.status, text, answer };
}

async function endSession(server: TestServer, authorization: string): Promise<number> {
  return (await fetch(`${server.api}/session`, { method: 'DELETE', headers: { authorization } })).status;
}

describe('a session at OpenAI', () => {
  test('is asked for through the SDK, and only with what the operator set', async () => {
    const server = await start({
      workflowVersion: '3',
      stateVariables: { plan: 'pro', seats: 5, trial: false },
      requestsPerMinute: 20,
      expiresAfterSeconds: 300,
      chatkitConfiguration: { file_upload: { enabled: true, max_files: 2 }, history: { enabled: false } },
    });
    const wish = { workflow: { id: 'wf_evil' }, workflowId: 'wf_evil', user: 'bob', expires_after: 9 };
    const { status, answer } = await openSession(server, await userToken('ada'), wish);
    expect(status).toBe(201);
    expect(Object.keys(answer)).toEqual(['client_secret', 'expires_at', 'hosted']);
    expect(answer).toMatchObject({ client_secret: expect.stringMatching(/^ek_/u), hosted: true });
    expect(Math.abs(answer.expires_at - seconds(600))).toBeLessThanOrEqual(2);
    expect(hosting.requests).toHaveLength(1);
    const [{ method, path, headers, body } = expect.fail()] = hosting.requests;
    expect([method, path]).toEqual(['POST', '/v1/chatkit/sessions']);
    expect(headers).toMatchObject({
      authorization: `Bearer ${apiKey}`,
      'openai-beta': 'chatkit_beta=v1',
      'content-type': 'application/json',
    });
    expect(Object.keys(headers).filter((name) => /organi[sz]ation|project|cookie/u.test(name))).toEqual([]);
    expect(body).toEqual({
      user: 'ada',
      workflow: {
        id: workflowId,
        version: '3',
        state_variables: { plan: 'pro', seats: 5, trial: false },
      },
      expires_after: { anchor: 'created_at', seconds: 300 },
      rate_limits: { max_requests_per_1_minute: 20 },
      chatkit_configuration: { file_upload: { enabled: true, max_files: 2 }, history: { enabled: false } },
    });
  });

  test('says no more than it has to, unless it is set', async () => {
    await openSession(await start(), await userToken({ sub: 'ada', exp: seconds(3_600) }));
    expect(hosting.requests.map(({ body }) => body)).toEqual([
      {
        user: 'ada',
        workflow: { id: workflowId },
        expires_after: { anchor: 'created_at', seconds: 600 },
      },
    ]);
  });

  test('S2: never outlives the token it came from', async () => {
    await openSession(await start(), await userToken({ sub: 'ada', exp: seconds(30) }));
    const [asked] = hosting.requests.map(({ body }) => JSON.stringify(body));
    expect(Number(/"seconds":(\d+)/u.exec(asked ?? '')?.[1])).toBeGreaterThanOrEqual(43);
    expect(Number(/"seconds":(\d+)/u.exec(asked ?? '')?.[1])).toBeLessThanOrEqual(45);
  });

  test('X1: no two owners are one user at OpenAI', async () => {
    const subjects = ['ada', 'https://issuer.example ada', ' ada'];
    const plain = await start();
    for (const subject of subjects) await openSession(plain, await userToken(subject));
    const issuer = 'https://issuer.example';
    const withIssuer = await start({}, { auth: { secret: userSecret, issuer } });
    await openSession(withIssuer, await userToken({ sub: 'ada', iss: issuer }));
    const own = await start({ user: ({ subject }) => `user-${subject}` });
    await openSession(own, await userToken('ada'));
    const users = hosting.requests.map(({ body }) => /"user":"([^"]*)"/u.exec(JSON.stringify(body))?.[1]);
    expect(users).toEqual([
      'ada',
      ' https://issuer.example ada',
      '  ada',
      'https://issuer.example ada',
      'user-ada',
    ]);
  });

  test('an unknown user opens none, and nobody asks OpenAI by itself', async () => {
    const server = await start();
    expect((await openSession(server, 'a.b.c')).status).toBe(401);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(hosting.requests).toEqual([]);
  });

  test('S4: its secret opens no chat here, and is in no log and no table', async () => {
    const server = await start();
    const { answer } = await openSession(server, await userToken('ada'));
    const chat = chatClient(server.api, answer.client_secret);
    expect((await chat.post({ type: 'threads.list', params: {} })).status).toBe(401);
    const { rows } = await opened.database.query('select * from chatdock.hosted_sessions');
    expect(rows.length).toBeGreaterThan(0);
    const kept = JSON.stringify(rows) + server.log.lines.join('\n');
    for (const secret of [answer.client_secret, apiKey, Buffer.from(apiKey).toString('base64')])
      expect(kept).not.toContain(secret);
  });

  test('this server’s own secrets go on working beside it', async () => {
    const server = await start();
    const own = clientSecrets([{ text: userSecret, purpose: 'derived from the user token secret' }]);
    const secret = own.mint({ owner: { issuer: '', subject: 'ada' }, id: 'own', expiresAt: seconds(60) });
    expect((await chatClient(server.api, secret).create('Hi')).events.at(-1)?.type).toBe('thread.item.done');
    expect(await endSession(server, `Bearer ${secret}`)).toBe(204);
    expect(await endSession(server, `Bearer ${secret}`)).toBe(401);
    expect(hosting.requests).toEqual([]);
  });
});

describe('S5: ending a session at OpenAI', () => {
  test('cancels it there, from any process, once', async () => {
    const [server, twin] = [await start(), await start()];
    const { answer } = await openSession(server, await userToken('ada'));
    const other = (await openSession(server, await userToken('ada'))).answer;
    expect(await endSession(twin, `Bearer ${answer.client_secret}`)).toBe(204);
    const id = /\d+$/u.exec(answer.client_secret)?.[0];
    const [, , cancel] = hosting.requests;
    expect(cancel).toMatchObject({ method: 'POST', path: `/v1/chatkit/sessions/cksess_${id}/cancel` });
    expect(cancel?.headers['openai-beta']).toBe('chatkit_beta=v1');
    expect(await endSession(server, `Bearer ${answer.client_secret}`)).toBe(401);
    expect(hosting.requests).toHaveLength(3);
    expect(await endSession(server, `bearer  ${other.client_secret}`)).toBe(204);
  });

  test('no other spelling is it, and what is unknown is refused', async () => {
    const server = await start();
    const { client_secret: secret } = (await openSession(server, await userToken('ada'))).answer;
    const wrong = ['', ' x', '=', ',', '"', `, Bearer ${secret}`].map((more) => `Bearer ${secret}${more}`);
    for (const given of [
      ...wrong.slice(1),
      `Bearer ${secret.toUpperCase()}`,
      `Basic ${secret}`,
      'Bearer ek_1',
    ])
      expect.soft(await endSession(server, given), given).toBe(401);
    const inAddress = await fetch(`${server.api}/session?access_token=${secret}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(inAddress.status).toBe(400);
    expect(hosting.requests).toHaveLength(1);
    expect(await endSession(server, `Bearer ${secret}`)).toBe(204);
  });

  test('what OpenAI does not know any more is over; when it fails, the next try finds it', async () => {
    const server = await start();
    const { client_secret: secret } = (await openSession(server, await userToken('ada'))).answer;
    hosting.answer = answerJson(500, { error: { message: 'no' } });
    expect(await endSession(server, `Bearer ${secret}`)).toBe(500);
    hosting.answer = answerJson(404, { error: { message: 'no such session' } });
    expect(await endSession(server, `Bearer ${secret}`)).toBe(204);
    expect(await endSession(server, `Bearer ${secret}`)).toBe(401);
  });
});

describe('side by side', () => {
  test('each session is chosen for, by who asks and how', async () => {
    const server = await start({
      use: async ({ owner, request }) =>
        owner.subject === 'ada' && 'headers' in request && !(request.headers instanceof Headers)
          ? request.headers['x-old'] === 'yes'
          : false,
    });
    const token = await userToken('ada');
    const ask = async (headers: object, as = token) => {
      const init = { method: 'POST', headers: { authorization: `Bearer ${as}`, ...headers } };
      const answer: object = await (await fetch(`${server.api}/session`, init)).json();
      return answer;
    };
    expect(await ask({ 'x-old': 'yes' })).toMatchObject({ hosted: true });
    const own = await ask({});
    expect(own).toEqual({ client_secret: expect.stringMatching(/^cs_/u), expires_at: expect.any(Number) });
    expect(await ask({ 'x-old': 'yes' }, await userToken('bob'))).not.toHaveProperty('hosted');
    expect(hosting.requests).toHaveLength(1);
  });
});

describe('the environment', () => {
  const env = { OPENAI_API_KEY: apiKey, CHATKIT_WORKFLOW_ID: workflowId };

  test('the environment alone is enough, and the days left are said', async () => {
    const server = await startServer({
      database: opened.database,
      env: { ...env, OPENAI_BASE_URL: hosting.baseURL },
    });
    servers.push(server);
    expect((await openSession(server, await userToken('ada'))).answer).toMatchObject({ hosted: true });
    expect(server.log.lines.join('\n')).toMatch(/OpenAI ends hosted ChatKit workflows in 10 days/u);
  });
});
