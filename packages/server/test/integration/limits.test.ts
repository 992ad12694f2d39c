import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import { attachmentLinks } from '../../src/attachments/attachment-links.ts';
import type { LimitOptions } from '../../src/limits/limit-options.ts';
import { chatClient, openSession, readEvents, signIn, userInput } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { pausing } from '../support/responders.ts';
import { startServer, type TestServer, type TestServerOptions } from '../support/test-server.ts';
import { seconds, userSecret, userToken } from '../support/user-token.ts';

let opened: OpenTestDatabase;
const servers: TestServer[] = [];

beforeAll(async () => {
  opened = await openTestPostgres();
});
afterAll(() => opened.close());
beforeEach(async () => {
  // All tests ask from one address.
  await opened.database.query('delete from chatdock.usage');
  // The clock stands, ten seconds after the full minute, so that no window ends within a test.
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Math.floor(Date.now() / 60_000) * 60_000 + 10_000);
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  vi.useRealTimers();
});

async function start(limits: LimitOptions | false | undefined, options: TestServerOptions = {}) {
  const server = await startServer({ database: opened.database, limits, ...options });
  servers.push(server);
  return server;
}

/** Both on one Postgres, as two processes. */
async function startTwo(limits: LimitOptions, options: TestServerOptions = {}) {
  return [await start(limits, options), await start(limits, options)] as const;
}

let users = 0;
/** A user that no test before has used anything of. */
const newUser = () => `user-${(users += 1)}`;

const list = { type: 'threads.list', params: {} };

/** Asks again and again, of each server in turn; counts the answers by status. */
async function ask(
  apis: readonly string[],
  secret: string,
  { times, headers = {} }: { times: number; headers?: Record<string, string> },
): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (let i = 0; i < times; i += 1) {
    const init = {
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
    };
    const response = await chatClient(apis[i % apis.length] ?? '', secret).post(list, init);
    await response.text();
    counts[response.status] = (counts[response.status] ?? 0) + 1;
  }
  return counts;
}

const from = (address: string) => ({ times: 12, headers: { 'x-forwarded-for': address } });

describe('D6: requests a minute', () => {
  test('of a user, over two processes, within ± 10 %; another is not held back', async () => {
    const [one, two] = await startTwo({ requestsPerMinute: { user: 120, address: false } });
    const user = newUser();
    const secret = await openSession(one.api, await userToken(user));
    const counts = await ask([one.api, two.api], secret, { times: 300 });
    expect(Object.keys(counts)).toEqual(['200', '429']);
    // Opening the session was a request, too.
    expect(counts[200]).toBeGreaterThanOrEqual(119);
    expect(counts[200]).toBeLessThanOrEqual(131);
    const session = await fetch(`${two.api}/session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await userToken(user)}` },
    });
    expect(session.status).toBe(429);
    const other = await openSession(one.api, await userToken(newUser()));
    expect(await ask([one.api, two.api], other, { times: 20 })).toEqual({ 200: 20 });
    expect((await opened.database.query('select from chatdock.usage')).rowCount).toBeGreaterThan(0);
  });

  test('Retry-After names the end of the minute, and then it goes on', async () => {
    const server = await start({ requestsPerMinute: { user: 5, address: false } });
    const secret = await openSession(server.api, await userToken(newUser()));
    expect(await ask([server.api], secret, { times: 9 })).toEqual({ 200: 4, 429: 5 });
    const refused = await chatClient(server.api, secret).post(list);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('50');
    expect(await refused.json()).toEqual({
      error: { code: 'too_many_requests', message: 'Too many requests. Wait a moment.' },
    });
    vi.setSystemTime(Date.now() + 49_000);
    expect(await ask([server.api], secret, { times: 1 })).toEqual({ 429: 1 });
    vi.setSystemTime(Date.now() + 1_000);
    expect(await ask([server.api], secret, { times: 5 })).toEqual({ 200: 5 });
  });

  test('a restart forgets nothing', async () => {
    const limits = { requestsPerMinute: { user: 100, address: false } } as const;
    const before = await start(limits);
    const secret = await openSession(before.api, await userToken(newUser()));
    expect(await ask([before.api], secret, { times: 59 })).toEqual({ 200: 59 });
    await servers.splice(servers.indexOf(before), 1)[0]?.close();
    const after = await start(limits);
    expect(await ask([after.api], secret, { times: 60 })).toEqual({ 200: 40, 429: 20 });
  });

  test('of an address, before anything is known of who asks; no header moves it', async () => {
    const [one, two] = await startTwo({ requestsPerMinute: { user: false, address: 60 } });
    const apis = [one.api, two.api];
    const secret = await openSession(one.api, await userToken(newUser()));
    const ways = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'cf-connecting-ip', 'true-client-ip'];
    let admitted = 0;
    for (const [index, name] of ways.entries()) {
      const value = name === 'forwarded' ? `for=203.0.113.${index}` : `203.0.113.${index}`;
      const counts = await ask(apis, secret, { times: 30, headers: { [name]: value } });
      admitted += counts[200] ?? 0;
    }
    expect(admitted).toBeGreaterThanOrEqual(59);
    expect(admitted).toBeLessThanOrEqual(66);
    // Whoever has no token, or a wrong one, is held back by it too, at every door.
    const [api = ''] = apis;
    const doors = [
      fetch(`${api}/session`, { method: 'POST' }),
      fetch(`${api}/session`, { method: 'DELETE', headers: { authorization: 'Bearer a.b.c' } }),
      fetch(api, { method: 'POST', headers: { authorization: 'Bearer a.b.c' } }),
    ];
    for (const door of doors) expect((await door).status).toBe(429);
    const warnings = one.log.lines.filter((line) => line.includes('trust proxy'));
    expect(warnings).toHaveLength(1);
    expect(warnings.join('\n')).not.toContain('127.0.0.1');
    const { rows } = await opened.database.query<{ key: string }>('select key from chatdock.usage');
    expect(rows.every(({ key }) => /^[\w-]{24}$/u.test(key))).toBe(true);
  });

  test('behind a proxy that the application trusts, each address has its own', async () => {
    const server = await start(
      { requestsPerMinute: { user: false, address: 10 } },
      { prepare: (app) => app.set('trust proxy', 'loopback') },
    );
    const secret = await openSession(server.api, await userToken(newUser()));
    expect(await ask([server.api], secret, from('203.0.113.1'))).toEqual({ 200: 10, 429: 2 });
    expect(await ask([server.api], secret, from('203.0.113.2'))).toEqual({ 200: 10, 429: 2 });
    expect(await ask([server.api], secret, from('2001:db8::1'))).toEqual({ 200: 10, 429: 2 });
    expect(await ask([server.api], secret, from('2001:db8::2'))).toEqual({ 429: 12 });
  });

  test('of attachments: by token and by address, whoever has it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'chatdock-limits-'));
    onTestFinished(() => rm(directory, { recursive: true, force: true }));
    const server = await start(
      { requestsPerMinute: { user: 6, address: false } },
      {
        attachments: {
          publicUrl: 'http://localhost/api/chatkit',
          files: { directory },
        },
      },
    );
    const secret = await openSession(server.api, await userToken(newUser()));
    const headers = { authorization: `Bearer ${secret}` };
    const statuses: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      statuses.push((await fetch(`${server.api}/attachments/atc_x/content`, { headers })).status);
    }
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429]);
    // An address that was sealed for this user counts as the user's.
    const subject = newUser();
    const links = attachmentLinks([{ text: userSecret, purpose: 'derived from the user token secret' }]);
    const target = { owner: { issuer: '', subject }, id: 'atc_x', expiresAt: seconds(60) };
    const address = `${server.api}/attachments/atc_x/preview?link=${links.seal('preview', target)}`;
    for (let i = 0; i < 6; i += 1) expect((await fetch(address)).status).toBe(404);
    expect((await fetch(address)).status).toBe(429);
  });

  test('the defaults let people work, and the environment switches them off with one warning', async () => {
    const server = await start(undefined);
    const secret = await openSession(server.api, await userToken(newUser()));
    expect(await ask([server.api], secret, { times: 125 })).toEqual({ 200: 119, 429: 6 });
    const off = await start(undefined, { env: { CHATDOCK_RATE_LIMITS: 'off' } });
    expect(await ask([off.api], secret, { times: 125 })).toEqual({ 200: 125 });
    expect(off.log.lines.filter((line) => line.includes('CHATDOCK_RATE_LIMITS is off'))).toHaveLength(1);
  });
});

describe('D8: many at once', () => {
  test('200 sessions are opened, or limited', async () => {
    const [one, two] = await startTwo({ requestsPerMinute: { user: 50, address: false } });
    const ada = newUser();
    const tokens = await Promise.all(
      Array.from({ length: 200 }, (_, index) => userToken(index % 2 === 0 ? ada : newUser())),
    );
    const statuses = await Promise.all(
      tokens.map(async (token, index) => {
        const headers = { authorization: `Bearer ${token}` };
        const { api } = index % 4 < 2 ? one : two;
        return (await fetch(`${api}/session`, { method: 'POST', headers })).status;
      }),
    );
    const adas = statuses.filter((_, index) => index % 2 === 0);
    expect(statuses.filter((_, index) => index % 2 === 1)).toEqual(Array(100).fill(201));
    expect(adas.filter((status) => status === 201).length).toBeGreaterThanOrEqual(50);
    expect(adas.filter((status) => status === 201).length).toBeLessThanOrEqual(55);
    expect(adas.every((status) => status === 201 || status === 429)).toBe(true);
  });

  test('200 bad tokens leave the server well', async () => {
    const server = await start({ requestsPerMinute: { user: 50, address: false } });
    const bad = Array.from({ length: 200 }, (_, index) => `Bearer ${index}.b.c`);
    const statuses = await Promise.all(
      bad.map(async (authorization, index) => {
        const path = index % 2 === 0 ? `${server.api}/session` : server.api;
        return (await fetch(path, { method: 'POST', headers: { authorization } })).status;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
    const chat = await signIn(server.api, newUser());
    expect((await chat.create('Hi')).events.at(-1)?.type).toBe('thread.item.done');
  });
});

/** What a limit is told in: a stream that says nothing else. */
const told = (message: string, allow_retry: boolean) => [
  { type: 'notice', level: 'warning', message },
  { type: 'error', code: 'custom', message, allow_retry },
];

describe('A3, D6: the messages of a day', () => {
  const limits: LimitOptions = { messagesPerDay: { user: 3 }, requestsPerMinute: false };
  const message = 'You have used today’s 3 messages. You can go on tomorrow at 00:00 UTC.';

  test('are told in the chat, over two processes; nothing is stored, and the next day goes on', async () => {
    const [one, two] = await startTwo(limits);
    const user = newUser();
    const [chat, other] = [await signIn(one.api, user), await signIn(two.api, user)];
    const { threadId } = await chat.create('One');
    await other.add(threadId, 'Two');
    await chat.add(threadId, 'Three');
    const before = await chat.items(threadId);
    expect(await other.add(threadId, 'Four')).toEqual(told(message, false));
    const refused = await chat.post({ type: 'threads.create', params: { input: userInput('Five') } });
    expect(refused.status).toBe(200);
    expect(refused.headers.get('content-type')).toMatch(/^text\/event-stream/u);
    expect(readEvents(await refused.text())).toEqual(told(message, false));
    const item_id = before.at(0)?.id;
    expect(await chat.stream('threads.retry_after_item', { thread_id: threadId, item_id })).toEqual(
      told(message, false),
    );
    expect(await chat.items(threadId)).toEqual(before);
    expect((await chat.ask<{ data: unknown[] }>('threads.list', {})).data).toHaveLength(1);
    // Whatever begins no answer goes on.
    await chat.ask('threads.update', { thread_id: threadId, title: 'Named' });
    await (await signIn(two.api, newUser())).create('Hi');
    vi.setSystemTime(Math.ceil(Date.now() / 86_400_000) * 86_400_000);
    const tomorrow = await signIn(two.api, user);
    expect((await tomorrow.add(threadId, 'Six')).at(-1)?.type).toBe('thread.item.done');
  });

  test('what was refused for another reason has used nothing', async () => {
    const server = await start(limits);
    const chat = await signIn(server.api, newUser());
    for (let i = 0; i < 5; i += 1) await expect(chat.add('thr_none', 'Hi')).rejects.toThrow(/404/u);
    const { threadId } = await chat.create('One');
    for (const text of ['Two', 'Three']) await chat.add(threadId, text);
    expect(await chat.add(threadId, 'Four')).toEqual(told(message, false));
  });

  test('do not count what the application starts', async () => {
    const server = await start(limits);
    const user = newUser();
    const chat = await signIn(server.api, user);
    const { threadId } = await chat.create('One');
    const chats = await server.chat.user({ issuer: '', subject: user });
    for (let i = 0; i < 5; i += 1) await (await chats.startTurn(threadId)).settled;
    expect((await chat.add(threadId, 'Two')).at(-1)?.type).toBe('thread.item.done');
  });
});

describe('A3: the tokens of a day', () => {
  test('are counted by the responder, over two processes', async () => {
    const [one, two] = await startTwo(
      { tokensPerDay: { user: 1_000 }, requestsPerMinute: false },
      {
        // oxlint-disable-next-line require-yield
        respond: async function* (turn) {
          turn.countTokens({ input: 300, output: 300 });
        },
      },
    );
    const user = newUser();
    const [chat, other] = [await signIn(one.api, user), await signIn(two.api, user)];
    const { threadId } = await chat.create('One');
    await chat.add(threadId, 'Two');
    const message = 'You have used up what can be answered in a day. You can go on tomorrow at 00:00 UTC.';
    expect(await chat.add(threadId, 'Three')).toEqual(told(message, false));
    await vi.waitFor(async () => expect(await other.add(threadId, 'Four')).toEqual(told(message, false)), {
      timeout: 60_000,
      interval: 200,
    });
  });
});

describe('D6: turns at a time', () => {
  test('of a user, over two processes; whoever waits for one to end goes on', async () => {
    const paused = pausing();
    const limits = { turnsAtATime: 3, requestsPerMinute: false } as const;
    const [one, two] = await startTwo(limits, { respond: paused.respond });
    const user = newUser();
    const [chat, other] = [await signIn(one.api, user), await signIn(two.api, user)];
    const create = { type: 'threads.create', params: { input: userInput('Hi') } };
    const running = await Promise.all([chat.post(create), other.post(create), chat.post(create)]);
    expect(running.map(({ status }) => status)).toEqual([200, 200, 200]);
    const message = 'Three answers are being written for you already; wait for one to finish.';
    for (const at of [chat, other]) {
      const refused = await at.post(create);
      expect(refused.status).toBe(200);
      expect(readEvents(await refused.text())).toEqual(told(message, true));
    }
    expect((await chat.ask<{ data: unknown[] }>('threads.list', {})).data).toHaveLength(3);
    const third = await signIn(two.api, newUser());
    const another = await third.post(create);
    paused.goOn();
    for (const response of [...running, another])
      expect(readEvents(await response.text()).at(-1)?.type).toBe('thread.item.done');
    await expect.poll(async () => (await other.create('Hi')).events.at(-1)?.type).toBe('thread.item.done');
  });
});
