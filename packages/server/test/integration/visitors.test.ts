import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visitorTokens } from '../../src/auth/visitor-tokens.ts';
import { chatClient, userInput } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { rawRequest, requestText } from '../support/raw-request.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { seconds, userSecret, userToken } from '../support/user-token.ts';
import { askSession, bearer, both } from '../support/visitor.ts';

const secret = 'a-secret-of-the-server-of-more-than-32';

let opened: OpenTestDatabase;
let server: TestServer;
let twin: TestServer;

beforeAll(async () => {
  opened = await openTestPostgres();
  const auth = [{ secret: userSecret }, { anonymous: true } as const];
  const origins = ['https://www.example.com'];
  const start = () => startServer({ database: opened.database, auth, secret, cors: { origins } });
  [server, twin] = [await start(), await start()];
});
afterAll(async () => {
  await server.close();
  await twin.close();
  await opened.close();
});

const ask = (headers: Record<string, string> = {}, to = server) => askSession(to.api, headers);

function preflight(api: string, origin: string): Promise<Response> {
  return fetch(`${api}/session`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,chatdock-visitor',
    },
  });
}

describe('a visitor', () => {
  test('comes without a proof, gets one, and is known by it on every process', async () => {
    const first = await ask();
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      client_secret: expect.stringMatching(/^cs_/u),
      expires_at: expect.any(Number),
      visitor: expect.stringMatching(/^cv_/u),
    });
    expect(Math.abs(first.body.expires_at - seconds(600))).toBeLessThanOrEqual(2);
    expect(first.headers.get('cache-control')).toBe('no-store');
    const { threadId } = await first.chat.create('Hello');
    const later = await ask(bearer(first.body.visitor), twin);
    expect(later.owner).toBe(first.owner);
    expect(later.body.visitor).toBe(first.body.visitor);
    expect(await later.chat.items(threadId)).toHaveLength(2);
  });

  test('is nobody else: another visitor, and a user, find nothing of it', async () => {
    const first = await ask();
    const { threadId } = await first.chat.create('Hello');
    const other = await ask();
    expect(other.owner).not.toBe(first.owner);
    const user = await ask(bearer(await userToken('ada')));
    const subject = first.owner.split(' ')[1] ?? '';
    const impostor = await ask(bearer(await userToken(subject)));
    for (const stranger of [other, user, impostor]) {
      await expect(stranger.chat.thread(threadId)).rejects.toThrow(/404/u);
    }
  });

  test('whose token is forged, over, spliced, or of another key is refused, and made no one else', async () => {
    const visitor = (await ask()).body.visitor ?? '';
    const other = (await ask()).body.visitor ?? '';
    const long = 200 * 86_400_000;
    const purpose = 'configured';
    const past = visitorTokens([{ text: secret, purpose }], () => Date.now() - long).create().token;
    const foreign = visitorTokens([{ text: userSecret, purpose }]).create().token;
    const generated = visitorTokens([{ text: secret, purpose: 'generated' }]).create().token;
    const claims = { iss: 'chatdock:visitor', sub: 'x', aud: 'chatdock:visitor' };
    const refused = [
      past,
      foreign,
      generated,
      `cv_${visitor.split('.')[0]?.slice(3)}.${other.split('.')[1]}.${visitor.split('.')[2]}`,
      `${visitor.slice(0, -1)}${visitor.endsWith('A') ? 'B' : 'A'}`,
      `cv_${await userToken(claims, { typ: 'chatdock-visitor+jwt' })}`,
      `cv_${await userToken('ada')}`,
      visitor.slice(3),
      `cs_${visitor.slice(3)}`,
    ];
    for (const token of refused) {
      const answer = await ask(bearer(token));
      expect.soft(answer.status, token).toBe(401);
      expect.soft(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
      expect.soft(answer.body).not.toHaveProperty('visitor');
    }
    const { status } = await rawRequest(
      server.origin,
      requestText({
        path: '/api/chatkit/session',
        headers: [`Authorization: Bearer ${visitor}`, `Authorization: Bearer ${visitor}`],
        body: '',
      }),
    );
    expect(status).toBe(400);
  });

  test('is renewed past half of its time, and stays the same', async () => {
    const then = Date.now() - 91 * 86_400_000;
    const { owner, token } = visitorTokens([{ text: secret, purpose: 'configured' }], () => then).create();
    const answer = await ask(bearer(token));
    expect(answer.owner).toBe(`${owner.issuer} ${owner.subject}`);
    expect(answer.body.visitor).not.toBe(token);
    expect((await ask(bearer(answer.body.visitor))).owner).toBe(answer.owner);
  });

  test('is not offered unless the application says so', async () => {
    const closed = await startServer({ database: opened.database, secret });
    const visitor = (await ask()).body.visitor ?? '';
    expect((await ask({}, closed)).status).toBe(401);
    expect((await ask(bearer(visitor), closed)).status).toBe(401);
    const user = await ask(both(await userToken('ada'), visitor), closed);
    expect(Object.keys(user.body)).toEqual(['client_secret', 'expires_at']);
    await closed.close();
  });

  test('keeps its identity in the generated secret’s name when there is no other', async () => {
    const auth = { anonymous: true } as const;
    const open = await startServer({ database: opened.database, auth });
    const first = await ask({}, open);
    const openTwin = await startServer({ database: opened.database, auth });
    expect((await ask(bearer(first.body.visitor), openTwin)).owner).toBe(first.owner);
    await open.close();
    await openTwin.close();
  });
});

describe('S4: a visitor’s token opens the session route and nothing else', () => {
  test('no chat, no file, no end of a session, no user', async () => {
    const { body, chat } = await ask();
    const { visitor = '', client_secret } = body;
    expect((await chatClient(server.api, visitor).post({ type: 'threads.list', params: {} })).status).toBe(
      401,
    );
    const stripped = chatClient(server.api, `cs_${visitor.slice(3)}`);
    expect((await stripped.post({ type: 'threads.list', params: {} })).status).toBe(401);
    const end = (token: string) =>
      fetch(`${server.api}/session`, { method: 'DELETE', headers: bearer(token) });
    expect((await end(visitor)).status).toBe(401);
    const files = await fetch(`${server.api}/attachments`, { method: 'POST', headers: bearer(visitor) });
    expect(files.status).toBeOneOf([401, 501]);
    expect((await ask(bearer(client_secret))).status).toBe(401);
    expect((await end(client_secret)).status).toBe(204);
    expect((await chat.post({ type: 'threads.list', params: {} })).status).toBe(401);
    expect((await ask(bearer(visitor))).status).toBe(201);
  });

  test('no other credential proves a visitor', async () => {
    const former = await ask();
    const { threadId } = await former.chat.create('Hello');
    const proofs = [
      former.body.client_secret,
      await userToken('x'),
      `cv_${former.body.client_secret.slice(3)}`,
    ];
    for (const proof of proofs) {
      const user = await ask(both(await userToken('s4'), proof));
      expect.soft(user.status).toBe(201);
      await expect(user.chat.thread(threadId)).rejects.toThrow(/404/u);
    }
    expect(await former.chat.items(threadId)).toHaveLength(2);
  });
});

describe('X4: what a visitor may not become', () => {
  test('a visitor header alone, or beside a bad proof, is no proof', async () => {
    const { body, owner } = await ask();
    const alone = await ask({ 'chatdock-visitor': body.visitor ?? '' });
    expect(alone.owner).not.toBe(owner);
    const bad = await ask(both(`${await userToken('ada')}x`, body.visitor));
    expect(bad.status).toBe(401);
    expect((await ask(bearer(body.visitor))).owner).toBe(owner);
  });

  test('one visitor’s data never goes to another visitor', async () => {
    const [one, two] = [await ask(), await ask()];
    const { threadId } = await one.chat.create('Hello');
    const mixed = await ask({ ...bearer(two.body.visitor), 'chatdock-visitor': one.body.visitor ?? '' });
    expect(mixed.owner).toBe(two.owner);
    await expect(mixed.chat.thread(threadId)).rejects.toThrow(/404/u);
    expect(await one.chat.items(threadId)).toHaveLength(2);
  });

  test('one user’s data never goes to another, whoever was a visitor in between', async () => {
    const visitor = await ask();
    const ada = await ask(both(await userToken('x4-ada'), visitor.body.visitor));
    const { threadId } = await ada.chat.create('Hello');
    const bob = await ask(both(await userToken('x4-bob'), visitor.body.visitor));
    await expect(bob.chat.thread(threadId)).rejects.toThrow(/404/u);
    expect(await ada.chat.items(threadId)).toHaveLength(2);
  });

  test('D1: pages of the configured origins may send the header, others may not', async () => {
    const allowed = await preflight(server.api, 'https://www.example.com');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('chatdock-visitor');
    expect(allowed.headers.get('access-control-allow-credentials')).toBe('true');
    const refused = await preflight(server.api, 'https://evil.example');
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('Q2: the log holds no visitor’s token', async () => {
    const visitor = (await ask()).body.visitor ?? '';
    await ask(bearer(`${visitor}x`));
    await ask(both(await userToken('ada'), visitor));
    await ask(both(await userToken('ada'), `${visitor}x`));
    const log = server.log.lines.join('\n');
    expect(log).toContain('chatdock is ready');
    expect(log).not.toContain(visitor.split('.')[1]);
    expect(log).not.toContain('cv_');
  });
});

test('D8: 200 visitors at once are 200 visitors', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, () => ask()));
  expect(answers.every(({ status }) => status === 201)).toBe(true);
  expect(new Set(answers.map(({ owner }) => owner)).size).toBe(200);
  const input = userInput('Hi');
  const [one] = answers;
  expect((await one!.chat.post({ type: 'threads.create', params: { input } })).status).toBe(200);
});
