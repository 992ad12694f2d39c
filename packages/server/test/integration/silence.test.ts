import { listen } from '@chatdock/testing';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pino } from 'pino';
import { chatdock, StreamError } from '../../src/index.ts';
import { crossOrigin } from '../../src/http/cross-origin.ts';
import { expressMiddleware } from '../../src/http/express.ts';
import { openSession, chatClient, userInput } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { answerEvents, askedText } from '../support/responders.ts';
import { rawToken, seconds, userSecret, userToken } from '../support/user-token.ts';

let opened: OpenTestDatabase;
beforeAll(async () => {
  opened = await openTestPostgres();
});
afterAll(() => opened.close());

const canary = 'canary-5e1f';
const ownSecret = `${canary}-own-secret-of-32-characters-and-more`;

/** A text as it would appear, in every spelling that a log could hold it in. */
function spellings(text: string): string[] {
  const bytes = Buffer.from(text);
  return [
    text,
    bytes.toString('base64').slice(0, -4),
    bytes.toString('base64url').slice(0, -4),
    bytes.toString('hex'),
    encodeURIComponent(text),
  ];
}

describe('Q2: nothing of a user is in the log', () => {
  test('no token, secret, message or title, whatever happens', async () => {
    let output = '';
    const logger = pino({ level: 'trace' }, { write: (line: string) => void (output += line) });
    const chat = chatdock(
      {
        auth: { secret: userSecret },
        secret: ownSecret,
        database: opened.database,
        logger,
        respond: async function* (turn) {
          turn.thread.title = `title ${canary}`;
          const asked = askedText(turn);
          if (asked.includes('fail')) throw new Error(`message ${asked}`, { cause: new TypeError(asked) });
          if (asked.includes('refuse'))
            throw new StreamError({ message: `No: ${asked}`, cause: new Error(asked) });
          yield* answerEvents(turn, [`answer ${canary}`]);
        },
      },
      {},
    );
    const server = createServer(chat);
    const api = await listen(server);
    await chat.ready;
    const token = await userToken({ sub: `ada-${canary}`, email: `${canary}@x.example` });
    const secret = await openSession(api, token);
    const ada = chatClient(api, secret);
    const { threadId } = await ada.create(`hello ${canary}`);
    await ada.create(`fail ${canary}`);
    await ada.create(`refuse ${canary}`);
    await ada.ask('threads.update', { thread_id: threadId, title: `renamed ${canary}` });
    await ada.post({ type: 'threads.get_by_id', params: { thread_id: `x ${canary}` } });
    await ada.post({ type: `threads.${canary}`, params: { [canary]: canary } });
    await ada.post(`{"${canary}`, { body: `{"${canary}"` });
    const forged = await rawToken(
      '{"alg":"HS256"}',
      `{"sub":"${canary}","exp":${seconds(60)}}`,
      canary.padEnd(32),
    );
    for (const bad of [forged, `${token}x`, `${canary}.${canary}.${canary}`, canary]) {
      await fetch(`${api}/session?access_token=${canary}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${bad}` },
      });
    }
    await opened.database.query('alter table chatdock.thread_items rename to hidden_items');
    await expect(ada.create(`broken ${canary}`)).rejects.toThrow(/^threads\.create: 500/u);
    await opened.database.query('alter table chatdock.hidden_items rename to thread_items');
    await fetch(`${api}/session`, { method: 'DELETE', headers: { authorization: `Bearer ${secret}` } });
    await chat.close();
    server.close();

    expect(output).toContain('chatdock is ready');
    expect(output).toContain('a turn failed');
    expect(output).toContain('a request failed');
    const kept = [
      canary,
      ownSecret,
      userSecret,
      token,
      forged,
      secret,
      ...token.split('.').slice(1),
      ...secret.split('.').slice(1),
    ];
    for (const text of kept.flatMap(spellings)) expect.soft(output.includes(text), text).toBe(false);
    for (const line of output.trim().split('\n')) expect.soft(() => JSON.parse(line)).not.toThrow();
  });
});

describe('Q1: an answer says a code and a sentence', () => {
  test('and nothing of what went wrong inside', async () => {
    const { lines, ...logger } = { lines: [], debug() {}, info() {}, warn() {}, error() {} };
    const failures: unknown[] = [
      new Error('select * from chatdock.threads at /srv/app/index.js:1:1'),
      Object.assign(new Error('duplicate key value'), { name: 'DatabaseError', code: 'statement_failed' }),
      new TypeError('x is not a function'),
      'a thrown string',
      null,
      { code: 'not_found', message: 'looks like one' },
    ];
    for (const failure of failures) {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what others throw is not always an error
      const route = () => Promise.reject(failure);
      const answering = { route, crossOrigin: crossOrigin([], false), logger };
      const middleware = expressMiddleware(answering, { basePath: '/', bodyTimeoutMs: 1 });
      const server = createServer(middleware);
      const response = await fetch(await listen(server));
      expect.soft([response.status, await response.json()]).toEqual([
        500,
        {
          error: {
            code: 'internal_error',
            message: 'Something went wrong on the server. Try again later.',
          },
        },
      ]);
      server.close();
    }
    expect(lines).toEqual([]);
  });

  test('a database that cannot answer is said so: 503', async () => {
    const own = await openTestPostgres();
    const chat = chatdock(
      {
        auth: { secret: userSecret },
        database: own.database,
        respond: async function* () {},
        logger: pino({ level: 'silent' }),
      },
      {},
    );
    const server = createServer(chat);
    const api = await listen(server);
    await chat.ready;
    const client = chatClient(api, await openSession(api, await userToken('ada')));
    await own.close();
    const response = await client.post({ type: 'threads.create', params: { input: userInput('Hi') } });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    await chat.close();
    server.close();
  });
});
