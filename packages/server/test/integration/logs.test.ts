import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StreamError } from '../../src/index.ts';
import { chatClient, openSession, signIn, userInput } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { answerEvents, askedText } from '../support/responders.ts';
import { startServer } from '../support/test-server.ts';
import { userSecret, userToken } from '../support/user-token.ts';

let opened: OpenTestDatabase;
beforeAll(async () => {
  opened = await openTestPostgres();
});
afterAll(() => opened.close());

type Line = Readonly<Record<string, unknown>>;

function parsed(lines: readonly string[]): Line[] {
  return lines.map((line) => JSON.parse(line));
}

describe('what operators can follow', () => {
  test('each request has an id, which is in its answer and in the lines about it; one that is sent is ignored', async () => {
    const server = await startServer({
      database: opened.database,
      respond: async function* (turn) {
        if (askedText(turn) === 'fail') throw new Error('x');
        yield* answerEvents(turn, ['Hello']);
      },
    });
    const ada = await signIn(server.api, 'ada');
    const failed = await ada.post({ type: 'threads.create', params: { input: userInput('fail') } });
    const id = failed.headers.get('x-request-id');
    expect(id).toMatch(/^req_[\w-]{22}$/u);
    await failed.text();
    await expect
      .poll(() => parsed(server.log.lines).filter(({ request }) => request === id))
      .toMatchObject([
        { level: 'error', message: 'a turn failed', turn: expect.stringMatching(/^turn_/u) },
        { level: 'info', message: 'a turn ended', outcome: 'failed', cause: 'message' },
        { level: 'debug', message: 'a request was answered', asks: 'threads.create', status: 200 },
      ]);
    const sent = await fetch(`${server.api}/healthz`, { headers: { 'x-request-id': 'req_mine' } });
    expect(sent.headers.get('x-request-id')).toMatch(/^req_[\w-]{22}$/u);
    expect(server.log.lines.join()).not.toContain('req_mine');
    await server.close();
  });

  test('one line at debug for each request: method, pattern, status, time, and nothing of the address', async () => {
    const server = await startServer({ database: opened.database });
    const paths = [
      '/attachments/canary-id/content?link=canary',
      '/widget/canary.js',
      '/canary',
      '/session?token=canary',
    ];
    for (const path of paths) await fetch(server.api + path);
    const lines = parsed(server.log.lines).filter(({ message }) => message === 'a request was answered');
    expect(lines).toEqual(
      [
        ['/attachments/{id}/content', 501],
        ['/widget/{file}', 404],
        [null, 404],
        ['/session', 405],
      ].map(([route, status]) => ({
        level: 'debug',
        message: 'a request was answered',
        request: expect.stringMatching(/^req_/u),
        method: 'GET',
        route,
        status,
        ms: expect.any(Number),
      })),
    );
    await server.close();
  });

  test('one line at info for each turn: cause, outcome, events, tokens, time', async () => {
    const server = await startServer({
      database: opened.database,
      respond: async function* (turn) {
        turn.countTokens({ input: 30, output: 4 });
        turn.countTokens({ input: 2, output: 1 });
        yield* answerEvents(turn, ['Hello']);
      },
    });
    const { events } = await (await signIn(server.api, 'ada')).create('Hi');
    await expect
      .poll(() => parsed(server.log.lines).filter(({ message }) => message === 'a turn ended'))
      .toEqual([
        {
          level: 'info',
          message: 'a turn ended',
          request: expect.stringMatching(/^req_/u),
          turn: expect.stringMatching(/^turn_/u),
          cause: 'message',
          outcome: 'finished',
          events: events.length,
          tokens: { input: 32, output: 5 },
          ms: expect.any(Number),
        },
      ]);
    await server.close();
  });
});

describe('Q2: no line of the log, at any level, holds anything of a user', () => {
  test('texts, titles, file names, searches, tokens, secrets; when all is well and when it is not', async () => {
    const canary = 'canary-93ab';
    let output = '';
    const logger = pino({ level: 'trace' }, { write: (line: string) => void (output += line) });
    const server = await startServer({
      database: opened.database,
      logger,
      secret: `${canary}-own-secret-of-32-characters-and-more`,
      attachments: { publicUrl: 'http://localhost/api/chatkit' },
      hooks: { transcribe: () => Promise.reject(new Error(canary)), title: () => `title ${canary}` },
      respond: async function* (turn) {
        if (askedText(turn).includes('fail')) throw new Error(askedText(turn), { cause: new Error(canary) });
        if (askedText(turn).includes('refuse')) throw new StreamError({ message: askedText(turn) });
        yield* answerEvents(turn, [canary]);
      },
    });
    const token = await userToken({ sub: `ada-${canary}`, name: canary });
    const secret = await openSession(server.api, token);
    const ada = chatClient(server.api, secret);
    const { threadId } = await ada.create(`Hi ${canary}`);
    for (const text of [`fail ${canary}`, `refuse ${canary}`]) await ada.create(text);
    await ada.ask('threads.update', { thread_id: threadId, title: canary });
    await ada.ask('chatdock.threads.search', { query: canary });
    for (const request of [
      { type: canary },
      { type: 'threads.list', params: { after: canary } },
      { type: 'threads.list', params: { [canary]: 1, limit: canary } },
      { type: 'input.transcribe', params: { audio_base64: 'AAAA', mime_type: `audio/${canary}` } },
      { type: 'attachments.create', params: { name: `${canary}.exe`, size: 1, mime_type: canary } },
    ]) {
      await (await ada.post(request)).text();
    }
    const form = new FormData();
    form.set('file', new File([canary], `${canary}.txt`, { type: 'text/plain' }));
    const headers = { authorization: `Bearer ${secret}` };
    const sent = await fetch(`${server.api}/attachments`, { method: 'POST', headers, body: form });
    expect(sent.status).toBe(200);
    for (const path of [`/attachments/${canary}/content?link=${canary}`, `/${canary}`, `/docs?${canary}`]) {
      await fetch(server.api + path, {
        headers: { authorization: `Bearer ${canary}`, cookie: canary, 'x-request-id': canary },
      });
    }
    await server.close();
    expect(output.match(/a request was answered/gu)?.length).toBeGreaterThan(12);
    expect(output).toContain('a turn failed');
    expect(output).toContain('a request failed');
    for (const kept of [canary, userSecret, token, secret, threadId, ...token.split('.').slice(1)]) {
      const bytes = Buffer.from(kept);
      const spellings = [
        kept,
        bytes.toString('base64').slice(0, -4),
        bytes.toString('base64url').slice(0, -4),
        bytes.toString('hex'),
      ];
      for (const spelling of spellings) expect.soft(output.includes(spelling), spelling).toBe(false);
    }
    for (const line of output.trimEnd().split('\n')) expect.soft(() => JSON.parse(line), line).not.toThrow();
  });
});
