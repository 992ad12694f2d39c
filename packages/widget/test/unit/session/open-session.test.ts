import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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

function visitorOf(sub: string, jti = ''): string {
  return `cv_${fakeJwt({ iss: 'chatdock:visitor', sub, jti })}`;
}

function memory(token: string | null = null) {
  let held = token;
  const visitors = { recall: () => held, keep: (given: string | null) => void (held = given) };
  return { visitors, kept: () => held };
}

type Said = number | object | (() => object);

/** A server that answers one after the other, and what it was sent: the bearer, and the visitor beside it. */
function answers(...all: Said[]) {
  const sent: (string | null)[][] = [];
  const fetch = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    const headers = new Headers(init?.headers);
    sent.push([headers.get('authorization')?.slice(7) ?? null, headers.get('chatdock-visitor')]);
    const next = all.shift();
    if (typeof next === 'number') return new Response(null, { status: next });
    const extra = typeof next === 'function' ? next() : next;
    return Response.json({ client_secret: 'cs_1', ...extra }, { status: 201 });
  };
  return { fetch, sent };
}

// The server's clock stands still: how long this machine takes is not part of what is told here.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

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

  test('a visitor is kept, sent again, and is the user', async () => {
    const { visitors, kept } = memory();
    const { fetch, sent } = answers({ visitor: visitorOf('v1') }, { visitor: visitorOf('v1', 'newer') });
    const first = await openSession(options({ tokenSource: null, visitors, fetch }));
    expect(first).toMatchObject({ user: '["chatdock:visitor","v1"]', formerly: null });
    const second = await openSession(options({ tokenSource: null, visitors, fetch }));
    expect(second.user).toBe(first.user);
    expect(sent).toEqual([
      [null, null],
      [visitorOf('v1'), null],
    ]);
    expect(kept()).toBe(visitorOf('v1', 'newer'));
  });

  test('a visitor whom the server does not know any more is a new one', async () => {
    const { visitors, kept } = memory(visitorOf('old'));
    const { fetch, sent } = answers(401, { visitor: visitorOf('new') });
    const session = await openSession(options({ tokenSource: null, visitors, fetch }));
    expect(session).toMatchObject({ user: '["chatdock:visitor","new"]' });
    expect(sent).toEqual([
      [visitorOf('old'), null],
      [null, null],
    ]);
    expect(kept()).toBe(visitorOf('new'));
  });

  test('a server that takes no visitors any more asks for a sign-in, once', async () => {
    const { visitors } = memory(visitorOf('old'));
    const { fetch, sent } = answers(401, 401);
    const opening = openSession(options({ tokenSource: null, visitors, fetch }));
    await expect(opening).rejects.toMatchObject({ code: 'sign_in_required' });
    expect(sent).toEqual([
      [visitorOf('old'), null],
      [null, null],
    ]);
  });

  test('who signs in is told apart from who they were, and the visitor is forgotten', async () => {
    const { visitors, kept } = memory(visitorOf('v1'));
    const { fetch, sent } = answers({}, {});
    const session = await openSession(options({ visitors, fetch }));
    expect(session).toMatchObject({ user: '["https://a","u1"]', formerly: '["chatdock:visitor","v1"]' });
    expect(kept()).toBeNull();
    expect(await openSession(options({ visitors, fetch }))).toMatchObject({ formerly: null });
    expect(sent).toEqual([
      [jwt, visitorOf('v1')],
      [jwt, null],
    ]);
  });

  test('… and by cookie, whoever that is', async () => {
    const { visitors, kept } = memory(visitorOf('v1'));
    const session = await openSession(options({ tokenSource: null, visitors, fetch: answers({}).fetch }));
    expect(session).toMatchObject({ user: null, formerly: '["chatdock:visitor","v1"]' });
    expect(kept()).toBeNull();
  });

  test('a visitor of whom something is left is kept until nothing is', async () => {
    const { visitors, kept } = memory(visitorOf('v1'));
    const { fetch } = answers({ visitor: visitorOf('v1') });
    const session = await openSession(options({ visitors, fetch }));
    expect(session).toMatchObject({ user: '["https://a","u1"]', formerly: null });
    expect(kept()).toBe(visitorOf('v1'));
  });

  test('a user’s token that is refused costs the visitor nothing', async () => {
    const { visitors, kept } = memory(visitorOf('v1'));
    const opening = openSession(options({ visitors, fetch: answers(401).fetch }));
    await expect(opening).rejects.toMatchObject({ code: 'sign_in_required' });
    expect(kept()).toBe(visitorOf('v1'));
  });

  test('two chats of a browser that open at once are one visitor', async () => {
    const { visitors, kept } = memory();
    const { fetch, sent } = answers(
      () => {
        visitors.keep(visitorOf('quicker'));
        return { visitor: visitorOf('slower') };
      },
      { visitor: visitorOf('quicker') },
    );
    const session = await openSession(options({ tokenSource: null, visitors, fetch }));
    expect(session.user).toBe('["chatdock:visitor","quicker"]');
    expect(sent).toEqual([
      [null, null],
      [visitorOf('quicker'), null],
    ]);
    expect(kept()).toBe(visitorOf('quicker'));
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
