import { freePort } from '@chatdock/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  answerJson,
  startHosting,
  type HostingAnswer,
  type HostingServer,
} from '../support/hosting-server.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { userToken } from '../support/user-token.ts';

const apiKey = 'sk-test-key-that-nobody-may-read';

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

async function start(baseURL = hosting.baseURL): Promise<TestServer> {
  const hosted = { workflowId: 'wf_68f0c0ffee', apiKey, baseURL };
  const server = await startServer({ database: opened.database, hosted });
  servers.push(server);
  return server;
}

async function openSession(server: TestServer) {
  const headers = { authorization: `Bearer ${await userToken('ada')}` };
  const response = await fetch(`${server.api}/session`, { method: 'POST', headers });
  return { status: response.status, text: await response.text() };
}

const openAIError = (code: string) => ({
  error: {
    message: `Canary text of OpenAI with ${apiKey}`,
    type: 'invalid_request_error',
    param: null,
    code,
  },
});

describe('when OpenAI fails', () => {
  const failures: [string, HostingAnswer, RegExp][] = [
    ['401', answerJson(401, openAIError('invalid_api_key')), /refused the API key: check OPENAI_API_KEY/],
    ['403', answerJson(403, openAIError('unsupported_country')), /not allowed to do this/],
    ['404', answerJson(404, openAIError('workflow_not_found')), /no such workflow: check hosted\.workflowId/],
    ['429', answerJson(429, openAIError('rate_limit'), { 'retry-after': '30' }), /quota is used up/],
    ['400', answerJson(400, openAIError('bad')), /did not accept what was asked/],
    ['500', answerJson(500, openAIError('server_error')), /trouble itself \(500\)/],
    [
      'garbage',
      (response) => response.setHeader('content-type', 'application/json').end('{"id": nope'),
      /no session/,
    ],
    [
      'HTML',
      (response) => response.setHeader('content-type', 'text/html').end('<h1>Canary</h1>'),
      /no session/,
    ],
    ['another JSON', answerJson(200, { hello: 'Canary' }), /no session/],
    ['no object', answerJson(200, null), /no session/],
    [
      'a secret with a line break',
      answerJson(200, { id: 'x', client_secret: 'a\nb', expires_at: 1 }),
      /no session/,
    ],
    ['a broken connection', (response) => response.destroy(), /could not be reached/],
  ];

  test.each(failures)(
    '%s: 500 and nothing but to try later; the log says what to check',
    async (_name, answer, check) => {
      const server = await start();
      hosting.answer = answer;
      const { status, text } = await openSession(server);
      expect(status).toBe(500);
      expect(JSON.parse(text)).toEqual({
        error: { code: 'hosting_failed', message: 'The chat cannot be opened right now. Try again later.' },
      });
      const errors = server.log.lines.filter((line) => line.includes('"level":"error"'));
      expect(errors).toEqual([expect.stringMatching(check)]);
      for (const secret of ['Canary', apiKey]) expect(server.log.lines.join('\n')).not.toContain(secret);
      expect(hosting.requests.length).toBeLessThanOrEqual(2);
    },
  );

  test('one that passes is not noticed', async () => {
    const server = await start();
    hosting.answer = (response, request) => {
      hosting.answer = null;
      answerJson(503, {})(response, request);
    };
    expect((await openSession(server)).status).toBe(201);
    expect(hosting.requests).toHaveLength(2);
  });

  test('silence, before or after the head, is given up on within ten seconds', async () => {
    const silences: HostingAnswer[] = [
      () => {},
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    ];
    const waiting = silences.map(async (answer) => {
      const silent = await startHosting();
      silent.answer = answer;
      const server = await start(silent.baseURL);
      const { status } = await openSession(server);
      silent.close();
      return { status, asked: silent.requests.length, log: server.log.lines.join('\n') };
    });
    for (const { status, asked, log } of await Promise.all(waiting)) {
      expect(status).toBe(500);
      expect(asked, 'waited for once').toBe(1);
      expect(log).toMatch(/did not answer within 10 seconds/u);
    }
  });

  test('nobody there: the same', async () => {
    const server = await start(`http://127.0.0.1:${await freePort()}/v1`);
    expect((await openSession(server)).status).toBe(500);
    expect(server.log.lines.join('\n')).toMatch(/could not be reached: check the network/u);
  });
});
