import { createTestDatabase, freePort, type TestDatabase, listen } from '@chatdock/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { chatClient, openSession } from '../support/chat-client.ts';
import { linesOf, runServerCli, startServerCli } from '../support/run-server-cli.ts';
import { userSecret, userToken } from '../support/user-token.ts';

let created: TestDatabase;
let env: Record<string, string>;
/** It takes half a minute, in which the other tests run. */
let slowSenders: ReturnType<typeof sendSlowly>;
const cleaning: (() => void)[] = [];
beforeAll(async () => {
  created = await createTestDatabase();
  env = { DATABASE_URL: created.url, BETTER_AUTH_SECRET: userSecret };
  slowSenders = sendSlowly((clean) => cleaning.push(clean));
  slowSenders.catch(() => {}); // said by the test that waits for it
});
afterAll(async () => {
  for (const clean of cleaning) clean();
  await created.drop();
});

describe('chatdock', () => {
  test('--help, --version and embed print to stdout and end well', async () => {
    const help = await runServerCli(['--help']).ended;
    expect({ ...help, stdout: '' }).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(help.stdout).toContain('BETTER_AUTH_SECRET');
    expect(Math.max(...help.stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120);
    const version = await runServerCli(['--version']).ended;
    expect(version).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/u), stderr: '' });
    const embed = await runServerCli(['embed', 'https://app.example.com/api/chatkit/']).ended;
    expect(embed).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /^<script src="https:\/\/app\.example\.com\/api\/chatkit\/embed-[\w-]{16}\.js" integrity="sha384-[\w+/]{64}" crossorigin="anonymous" data-prompts='\["Add a task to buy groceries",[^']+\]' defer><\/script>\n$/u,
      ),
      stderr: '',
    });
  });

  test.each([
    ['an unknown flag', ['--wrong'], /^Unknown option '--wrong'\. Try --help\.\n$/u],
    ['an unknown command', ['run'], /^There is no command "run"\. Try --help\.\n$/u],
    ['a word too many', ['serve', 'fast'], /^serve takes no "fast"/u],
    ['a flag of serve elsewhere', ['migrate', '--port', '1'], /^--port goes with serve/u],
    ['a port that is none', ['--port', '99999'], /^--port must be/u],
    ['an address that is none', ['embed', 'app.example.com'], /^embed takes one address/u],
  ])('%s: one sentence, exit code 2', async (...[, args, message]) => {
    const { code, stdout, stderr } = await runServerCli(args, env).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test.each([
    [
      'nobody can be known',
      {},
      [],
      /^Nobody could be known: set BETTER_AUTH_SECRET, or .* or try it with --dev\.\n$/u,
    ],
    [
      'two secrets',
      { BETTER_AUTH_SECRET: userSecret, CHATDOCK_JWT_SECRET: `${userSecret}x` },
      [],
      /not two/u,
    ],
    ['a short secret', { BETTER_AUTH_SECRET: 'hunter2' }, [], /7 characters/u],
    ['keys alone', { CHATDOCK_JWKS_URL: 'https://i.example/jwks' }, [], /set CHATDOCK_JWT_ISSUER and/u],
    [
      'a level that is none',
      { BETTER_AUTH_SECRET: userSecret, LOG_LEVEL: 'loud' },
      [],
      /^LOG_LEVEL must be one of/u,
    ],
    ['an anonymous what', { CHATDOCK_ANONYMOUS: 'yes' }, [], /^CHATDOCK_ANONYMOUS can be 1 or 0/u],
    ['a port that is none', { BETTER_AUTH_SECRET: userSecret, PORT: 'x' }, [], /^PORT must be/u],
    [
      'a proxy that is none',
      { BETTER_AUTH_SECRET: userSecret, CHATDOCK_TRUST_PROXY: 'yes' },
      [],
      /number of proxies/u,
    ],
    [
      'an origin with a path',
      { BETTER_AUTH_SECRET: userSecret, CORS_ORIGINS: 'https://a.example/x' },
      [],
      /no origin/u,
    ],
    [
      'an address with a path',
      { BETTER_AUTH_SECRET: userSecret, PUBLIC_URL: 'https://a.example/x' },
      [],
      /^PUBLIC_URL/u,
    ],
    [
      'a grace that is none',
      { BETTER_AUTH_SECRET: userSecret, CHATDOCK_GRACE_SECONDS: '1m' },
      [],
      /number of seconds/u,
    ],
    [
      'a database that does not answer',
      { BETTER_AUTH_SECRET: userSecret, DATABASE_URL: 'postgres://a:hunter2@127.0.0.1:1/b', PORT: '0' },
      [],
      /^PostgreSQL at 127\.0\.0\.1:1 does not answer/u,
    ],
    ['--dev in production', { NODE_ENV: 'production' }, ['--dev'], /^--dev is not for production/u],
    ['--dev for everyone', { HOST: '0.0.0.0' }, ['--dev'], /^--dev lets in whoever asks/u],
    ['--dev behind a proxy', { CHATDOCK_TRUST_PROXY: '1' }, ['--dev'], /^--dev is not for a server behind/u],
  ])('T11 %s: no start, one sentence, exit code 1', async (...[, settings, args, message]) => {
    const { code, stderr } = await runServerCli(args, settings).ended;
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(message) });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/hunter2|\bat .+:\d+:\d+/u);
  });

  test('a port that is taken: one sentence, exit code 1', async () => {
    const other = createServer();
    const { port } = new URL(await listen(other));
    onTestFinished(() => void other.close());
    const { code, stderr } = await runServerCli(['--port', port], env).ended;
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `127.0.0.1:${port} is taken: set PORT to another port, or end what listens there.\n`,
    });
  });
});

describe('chatdock migrate', () => {
  test('makes all tables, says so and ends; again it changes nothing', async () => {
    const empty = await createTestDatabase();
    onTestFinished(() => empty.drop());
    for (const _ of ['first', 'again']) {
      const { code, stdout, stderr } = await runServerCli(['migrate'], { DATABASE_URL: empty.url }).ended;
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      expect(stderr).toMatch(/^PostgreSQL .* is up to date\.\n$/u);
    }
    const server = await startServerCli({ ...env, DATABASE_URL: empty.url });
    const ada = chatClient(server.api, await openSession(server.api, await userToken('ada')));
    const { events } = await ada.create('Add a task to buy groceries');
    expect(events.at(-1)).toMatchObject({ type: 'thread.item.done' });
  });
});

describe('chatdock serve', () => {
  test('a whole conversation with nothing but environment variables, on the offline model; health; SIGTERM', async () => {
    const port = String(await freePort());
    const server = await startServerCli({ ...env, PORT: port });
    expect(server.url).toBe(`http://127.0.0.1:${port}`);
    const ada = chatClient(server.api, await openSession(server.api, await userToken('ada')));
    const { threadId } = await ada.create('Add a task to buy groceries');
    expect((await ada.items(threadId)).map(({ type }) => type)).toEqual([
      'user_message',
      'workflow',
      'assistant_message',
    ]);
    expect((await runServerCli(['health'], { PORT: port }).ended).code).toBe(0);
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    const ill = await runServerCli(['health'], { PORT: port }).ended;
    expect(ill).toEqual({ code: 1, stdout: '', stderr: `Nothing answers at 127.0.0.1:${port}.\n` });
    expect(linesOf(server).map(({ msg }) => msg)).toEqual([
      'chatdock is ready',
      'chatdock is listening',
      'a turn ended',
      'chatdock is closing',
      'chatdock is closed',
    ]);
  });

  test('visitors without an account, when they are let in', async () => {
    const server = await startServerCli({ DATABASE_URL: created.url, CHATDOCK_ANONYMOUS: '1' });
    const response = await fetch(`${server.api}/session`, { method: 'POST' });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ visitor: expect.stringMatching(/^cv_/u) });
  });

  test('the page at / can be left out, and what is not there is not there', async () => {
    const server = await startServerCli({ ...env, CHATDOCK_PLAYGROUND: '0' });
    for (const path of ['/', '/playground.js', '/api', '/api/chatkitx', '/playground/token']) {
      const response = await fetch(server.url + path, { method: path.endsWith('token') ? 'POST' : 'GET' });
      expect.soft([path, response.status]).toEqual([path, 404]);
    }
  });

  test('an error that nobody catches is in the log, and the server goes on', async () => {
    // A module that throws when it is told to stands for any part of a program that does.
    const folder = mkdtempSync(join(tmpdir(), 'chatdock-throws-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const module = join(folder, 'throws.mjs');
    const [error, rejection] = ["throw new Error('canary-77')", "Promise.reject(new TypeError('canary-78'))"];
    const told = join(folder, 'now');
    writeFileSync(
      module,
      `import { existsSync } from 'node:fs';
      const look = setInterval(() => {
        if (!existsSync(${JSON.stringify(told)})) return;
        clearInterval(look);
        setTimeout(() => { ${rejection} }, 100);
        ${error}
      }, 50);`,
    );
    const server = await startServerCli({ ...env, NODE_OPTIONS: `--import=${module}` });
    writeFileSync(told, '');
    await expect
      .poll(() => linesOf(server).filter(({ msg }) => String(msg).includes('the server goes on')))
      .toMatchObject([{ error: { name: 'Error' } }, { error: { name: 'TypeError' } }]);
    expect((await fetch(`${server.api}/readyz`)).status).toBe(200);
    expect(server.output.stdout + server.output.stderr).not.toContain('canary');
  });
});

/** Sends the beginning of a request and then one byte a second; how long the server listens, in seconds. */
function drip(url: string, start: string): Promise<number> {
  const { port, hostname } = new URL(url);
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(start));
    const timer = setInterval(() => socket.write('x'), 1_000);
    socket.on('error', () => {}).resume();
    socket.on('close', () => {
      clearInterval(timer);
      resolve((performance.now() - startedAt) / 1_000);
    });
  });
}

/** The head of a request whose body is to come, and its first byte. */
function beginning(path: string, auth = ''): string {
  return `POST ${path} HTTP/1.1\r\nHost: x\r\n${auth}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{`;
}

/** Four slow senders at one server; how long each is listened to, in seconds, and who is done with in which order. */
async function sendSlowly(atEnd: (clean: () => void) => void) {
  const server = await startServerCli(env, [], atEnd);
  const secret = await openSession(server.api, await userToken('ada'));
  const order: string[] = [];
  const send = async (name: string, start: string): Promise<number> => {
    const took = await drip(server.url, start);
    order.push(name);
    return took;
  };
  const slow = Promise.all([
    send('headers', 'GET / HTTP/1.1\r\nX-Slow: '),
    send('known', beginning('/api/chatkit', `Authorization: Bearer ${secret}\r\n`)),
    send('stranger', beginning('/api/chatkit')),
    send('page', beginning('/')),
  ]);
  const { status } = await fetch(`${server.api}/readyz`);
  order.push('other');
  const [headers, known] = await slow;
  return { headers, known, status, order };
}

describe('D4: slow senders', () => {
  test('headers and bodies that do not come are cut off, and hold nobody up', async () => {
    const { headers, known, status, order } = await slowSenders;
    expect(status).toBe(200);
    // Neither a stranger nor what has no body is waited for, and nobody else waits for the slow ones.
    expect(order.slice(0, 3).toSorted()).toEqual(['other', 'page', 'stranger']);
    // What a busy machine adds is not the server's: its own 15 s, looked at every 5 s, and 30 s.
    expect(headers).toBeLessThan(60);
    expect(known).toBeLessThan(90);
  });
});
