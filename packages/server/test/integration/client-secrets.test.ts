import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientSecrets } from '../../src/auth/client-secret.ts';
import { chatClient, openSession, signIn } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { seconds, userSecret, userToken } from '../support/user-token.ts';

let opened: OpenTestDatabase;
let server: TestServer;
let twin: TestServer;

beforeAll(async () => {
  opened = await openTestPostgres();
  server = await startServer({ database: opened.database });
  twin = await startServer({ database: opened.database });
});
afterAll(async () => {
  await server.close();
  await twin.close();
  await opened.close();
});

async function chatStatus(secret: string, to = server): Promise<number> {
  return (await chatClient(to.api, secret).post({ type: 'threads.list', params: {} })).status;
}

async function sessionStatus(method: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${server.api}/session`, { method, headers })).status;
}

describe('client secrets', () => {
  test('S1: they say who, which session and until when, and nothing else', async () => {
    const token = await userToken({ sub: 'ada', email: 'ada@x.example', name: 'Ada' });
    const response = await fetch(`${server.api}/session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(201);
    const body: { client_secret: string; expires_at: number } = await response.json();
    expect(Object.keys(body)).toEqual(['client_secret', 'expires_at']);
    expect(body.client_secret).toMatch(/^cs_/u);
    const jwt = body.client_secret.slice(3);
    expect(decodeProtectedHeader(jwt)).toEqual({ alg: 'HS256', typ: 'chatdock-session+jwt' });
    const claims = decodeJwt(jwt);
    // Exactly these: the claim of a tenant is there only when there is one.
    expect(claims).toEqual({
      iss: '',
      sub: 'ada',
      aud: 'chatdock:chat',
      jti: expect.any(String),
      exp: body.expires_at,
    });
    expect(Buffer.from(claims.jti ?? '', 'base64url')).toHaveLength(16);
  });

  test('S2: ten minutes at most, and never past the token they came from', async () => {
    const earliest = seconds(600);
    const expiry = await expiryOf(seconds(86_400));
    expect(expiry).toBeGreaterThanOrEqual(earliest);
    expect(expiry).toBeLessThanOrEqual(seconds(600));
    const exp = seconds(30);
    expect(await expiryOf(exp)).toBe(exp + 15);
    expect(await expiryOf(exp + 0.9)).toBe(exp + 15);
    const almostOver = seconds(-2);
    expect(await expiryOf(almostOver)).toBe(almostOver + 15);
  });

  test('S2: over is over', async () => {
    const secrets = clientSecrets([{ text: userSecret, purpose: 'derived from the user token secret' }]);
    const owner = { issuer: '', subject: 'ada' };
    expect(await chatStatus(secrets.mint({ owner, id: 'x', expiresAt: seconds(30) }))).toBe(200);
    expect(await chatStatus(secrets.mint({ owner, id: 'x', expiresAt: seconds(-1) }))).toBe(401);
  });

  test('S3: any change is refused', async () => {
    const secret = await openSession(server.api, await userToken('ada'));
    const other = await openSession(server.api, await userToken('bob'));
    expect(await chatStatus(secret)).toBe(200);
    const [header = '', claims = '', signature = ''] = secret.slice(3).split('.');
    const [, otherClaims = '', otherSignature = ''] = other.slice(3).split('.');
    const none = Buffer.from('{"alg":"none","typ":"chatdock-session+jwt"}').toString('base64url');
    const changed = [
      secret.slice(3),
      `CS_${secret.slice(3)}`,
      `cs_${secret}`,
      `${secret}${signature}`,
      `cs_${header}.${claims}.${otherSignature}`,
      `cs_${header}.${otherClaims}.${signature}`,
      `cs_${none}.${claims}.AAAA`,
      `cs_${none}.${claims}.${signature}`,
      `cs_${header}.${claims}`,
      `cs_${header}.${claims}.`,
      `${secret}=`,
      `${secret.slice(0, -1)}${nextCharacter(secret.at(-1)!)}`,
      `cs_${await resign(claims, userSecret)}`,
      `cs_${await resign(claims, '')}`,
      `cs_${await userToken('ada')}`,
      `cs_${await userToken(decodeJwt(secret.slice(3)), { typ: 'chatdock-session+jwt' })}`,
    ];
    for (const text of changed) expect.soft(await chatStatus(text), text).toBe(401);
    for (let at = 0; at < secret.length; at += 7) {
      expect
        .soft(
          await chatStatus(secret.slice(0, at) + nextCharacter(secret[at]!) + secret.slice(at + 1)),
          `${at}`,
        )
        .toBe(401);
      expect.soft(await chatStatus(secret.slice(0, at)), `cut at ${at}`).toBe(401);
    }
  });

  test('S4: each credential opens one door', async () => {
    const token = await userToken('ada');
    const secret = await openSession(server.api, token);
    expect(await sessionStatus('POST', secret)).toBe(401);
    expect(await sessionStatus('POST', secret.slice(3))).toBe(401);
    expect(await chatStatus(token)).toBe(401);
    expect(await sessionStatus('DELETE', token)).toBe(401);
  });

  test('S5: an ended session is over at once, in every spelling, within a second on every process', async () => {
    const secret = await openSession(server.api, await userToken('ada'));
    const second = await openSession(server.api, await userToken('ada'));
    const bob = await openSession(server.api, await userToken('bob'));
    expect(await chatStatus(secret, twin)).toBe(200);
    expect(await sessionStatus('DELETE', secret)).toBe(204);
    expect(await chatStatus(secret)).toBe(401);
    for (const spelling of [`${secret}=`, `${secret.slice(0, -1)}${nextCharacter(secret.at(-1)!)}`]) {
      expect(await chatStatus(spelling)).toBe(401);
    }
    expect(await sessionStatus('DELETE', secret)).toBe(401);
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(await chatStatus(secret, twin)).toBe(401);
    for (const alive of [second, bob]) {
      expect(await chatStatus(alive)).toBe(200);
      expect(await chatStatus(alive, twin)).toBe(200);
    }
  });

  test('a session ended before a process started is over there too', async () => {
    const secret = await openSession(server.api, await userToken('ada'));
    await sessionStatus('DELETE', secret);
    const late = await startServer({ database: opened.database });
    expect(await chatStatus(secret, late)).toBe(401);
    await late.close();
  });

  test('a running answer is not a way around: the next request is refused', async () => {
    const ada = await signIn(server.api, 'ada');
    await ada.create('Hi');
    await sessionStatus('DELETE', ada.secret);
    await expect(ada.create('Hi again')).rejects.toThrow(/^threads\.create: 401/u);
  });
});

describe('the key', () => {
  test('an own secret, a generated one and a derived one are three keys', async () => {
    const secret = 'another-secret-of-more-than-32-characters';
    const own = await startServer({ database: opened.database, secret });
    const fromEnvironment = await startServer({
      database: opened.database,
      env: { CHATDOCK_SECRET: secret },
    });
    const generated = await startServer({ database: opened.database, auth: { authenticate } });
    const generatedTwin = await startServer({ database: opened.database, auth: { authenticate } });
    const token = await userToken('ada');
    const of = async (to: TestServer) => openSession(to.api, token);
    const alike = [
      [server, twin],
      [own, fromEnvironment],
      [generated, generatedTwin],
    ];
    for (const group of alike) {
      for (const maker of group) {
        const made = await of(maker);
        for (const checker of alike.flat()) {
          expect.soft(await chatStatus(made, checker)).toBe(group.includes(checker) ? 200 : 401);
        }
      }
    }
    await Promise.all([own, fromEnvironment, generated, generatedTwin].map((started) => started.close()));
  });

  test('T11: an own secret under 32 characters stops the start', async () => {
    const start = startServer({ database: opened.database, secret: 'x'.repeat(31) });
    await expect(start).rejects.toMatchObject({
      code: 'invalid_configuration',
      message: expect.stringMatching(/secret \(or CHATDOCK_SECRET\) has 31/u),
    });
  });
});

function nextCharacter(character: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[(alphabet.indexOf(character) + 1) % alphabet.length] ?? 'A';
}

/** The same claims under another key. */
function resign(claims: string, key: string): Promise<string> {
  const payload: Record<string, unknown> = JSON.parse(Buffer.from(claims, 'base64url').toString());
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256', typ: 'chatdock-session+jwt' })
    .sign(new TextEncoder().encode(key.padEnd(32, '\0')));
}

const authenticate = () => ({ subject: 'ada' });

/** When a secret ends that is made from a token that ends at `exp`. */
async function expiryOf(exp: number): Promise<number> {
  const secret = await openSession(server.api, await userToken({ sub: 'ada', exp }));
  return decodeJwt(secret.slice(3)).exp ?? 0;
}
