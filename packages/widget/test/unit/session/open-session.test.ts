import { describe, expect, test } from 'vitest';
import { openSession, type OpenSessionOptions } from '../../../src/session/open-session.ts';
import { WidgetError } from '../../../src/widget-error.ts';
import { fakeJwt } from './fake-jwt.ts';

const jwt = fakeJwt({ iss: 'https://a', sub: 'u1' });

function options(over: Partial<OpenSessionOptions> = {}): OpenSessionOptions {
  return {
    api: 'https://app.example/chat',
    tokenSource: async () => jwt,
    fetch: async () =>
      Response.json({ client_secret: 'cs_1', expires_at: Date.now() / 1000 + 600 }, { status: 201 }),
    signal: new AbortController().signal,
    now: () => 1000,
    ...over,
  };
}

const twentySeconds = async (): Promise<Response> =>
  Response.json({ client_secret: 'cs_1', expires_at: Date.now() / 1000 + 20 });

const silence: typeof fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

describe('openSession', () => {
  test('knows the secret, the user, the end, and when to renew: a minute before', async () => {
    const session = await openSession(options());
    expect(session).toMatchObject({ secret: 'cs_1', user: '["https://a","u1"]' });
    expect(session.expiresAt).toBeCloseTo(601_000, -2);
    expect(session.expiresAt - session.renewAt).toBe(60_000);
  });

  test('renews a short one in its last fifth', async () => {
    const session = await openSession(options({ fetch: twentySeconds }));
    expect(session.expiresAt - session.renewAt).toBeCloseTo(4000, -2);
  });

  test('never renews one of unknown length by the clock', async () => {
    const session = await openSession(
      options({ fetch: async () => Response.json({ client_secret: 'cs_1' }) }),
    );
    expect(session).toMatchObject({ expiresAt: Number.POSITIVE_INFINITY, renewAt: Number.POSITIVE_INFINITY });
  });

  test('without a token source knows no user', async () => {
    await expect(openSession(options({ tokenSource: null }))).resolves.toMatchObject({ user: null });
  });

  test('asks for a new token at each try', async () => {
    let tokens = 0;
    let posts = 0;
    const tokenSource = async () => {
      tokens += 1;
      return jwt;
    };
    const fetch = async () => {
      posts += 1;
      return posts === 1 ? new Response(null, { status: 502 }) : Response.json({ client_secret: 'cs_1' });
    };
    await openSession(options({ tokenSource, fetch }));
    expect(tokens).toBe(2);
  });

  test('gives up on a server that does not answer', async () => {
    await expect(openSession(options({ fetch: silence, timeoutMs: 20 }))).rejects.toMatchObject({
      code: 'server_unreachable',
    });
  });

  test('stops at once when the element is gone, and tries no more', async () => {
    const abort = new AbortController();
    let asked = 0;
    const tokenSource: OpenSessionOptions['tokenSource'] = (signal) => {
      asked += 1;
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new WidgetError('server_unreachable')));
      });
    };
    const opening = openSession(options({ signal: abort.signal, tokenSource }));
    abort.abort(new Error('gone'));
    await expect(opening).rejects.toThrow('gone');
    expect(asked).toBe(1);
  });
});
