import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { tokenFromPage, tokenFromUrl } from '../../../src/session/page-token.ts';
import { fakeJwt } from './fake-jwt.ts';

const { signal } = new AbortController();
const jwt = fakeJwt({ sub: 'u1' });

describe('tokenFromPage', () => {
  test('takes a token, also a promised one', async () => {
    await expect(tokenFromPage(() => jwt)(signal)).resolves.toBe(jwt);
    await expect(tokenFromPage(async () => jwt)(signal)).resolves.toBe(jwt);
  });

  test.each([null, undefined, ''])('takes %j for signed out', async (nothing) => {
    await expect(tokenFromPage(() => nothing)(signal)).rejects.toMatchObject({ code: 'sign_in_required' });
  });

  test('says that the page failed when it throws or rejects, and keeps its error', async () => {
    const cause = new Error('no network');
    const expected = { code: 'token_unavailable', cause };
    await expect(
      tokenFromPage(() => {
        throw cause;
      })(signal),
    ).rejects.toMatchObject(expected);
    await expect(tokenFromPage(() => Promise.reject(cause))(signal)).rejects.toMatchObject(expected);
  });

  test.each(['two words', 'a\nb', '<!doctype html>', '"quoted"'])(
    'refuses %j, which no header may hold',
    async (token) => {
      await expect(tokenFromPage(() => token)(signal)).rejects.toMatchObject({ code: 'token_unavailable' });
    },
  );

  test('does not wait for a page that never answers', async () => {
    const abort = new AbortController();
    const waiting = tokenFromPage(() => new Promise(() => {}))(abort.signal);
    abort.abort(new Error('over'));
    await expect(waiting).rejects.toThrow('over');
  });
});

/** What `tokenFromUrl` makes of this answer. */
function answer(
  body: string,
  init: ResponseInit & { type?: string; redirected?: boolean } = {},
): Promise<string> {
  const headers = { 'content-type': init.type ?? 'application/json' };
  const response = new Response(body, { status: init.status ?? 200, headers });
  if (init.redirected) Object.defineProperty(response, 'redirected', { value: true });
  return tokenFromUrl('https://page.example/token', async () => response)(signal);
}

describe('tokenFromUrl', () => {
  test('takes {"token"}, a JSON string and plain text', async () => {
    await expect(answer(JSON.stringify({ token: jwt }))).resolves.toBe(jwt);
    await expect(answer(JSON.stringify(jwt))).resolves.toBe(jwt);
    await expect(answer(`${jwt}\n`, { type: 'text/plain;charset=utf-8' })).resolves.toBe(jwt);
  });

  test('sends cookies, and never takes an answer from the cache', async () => {
    const seen: RequestInit[] = [];
    const source = tokenFromUrl('https://page.example/token', async (_url, init) => {
      seen.push(init ?? {});
      return Response.json({ token: jwt });
    });
    await source(signal);
    expect(seen[0]).toMatchObject({ credentials: 'include', cache: 'no-store' });
  });

  test.each([
    ['401', '{}', { status: 401 }],
    ['403', '{}', { status: 403 }],
    ['an empty answer', '', { type: 'text/plain' }],
    ['{"token":null}', '{"token":null}', {}],
    ['null', 'null', {}],
    ['a redirect to a sign-in page', '<!doctype html>', { type: 'text/html', redirected: true }],
  ])('takes %s for signed out', async (_name, body, init) => {
    await expect(answer(body, init)).rejects.toMatchObject({ code: 'sign_in_required' });
  });

  test.each([
    ['500', '{}', { status: 500 }],
    ['404', '{}', { status: 404 }],
    ['a page where no redirect was', '<!doctype html>', { type: 'text/html' }],
    ['broken JSON', '{"token":"', {}],
    ['JSON without a token', '{"jwt":"x"}', {}],
    ['a token that is a number', '{"token":7}', {}],
  ])('says that the token is not to be had after %s', async (_name, body, init) => {
    await expect(answer(body, init)).rejects.toMatchObject({ code: 'token_unavailable' });
  });

  test('says the same when nobody answers', async () => {
    const source = tokenFromUrl('https://page.example/token', () =>
      Promise.reject(new TypeError('Failed to fetch')),
    );
    await expect(source(signal)).rejects.toMatchObject({ code: 'token_unavailable' });
  });

  test('quotes nothing of a broken answer', async () => {
    const error: unknown = await answer(`{"token":"${jwt}"`).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'token_unavailable' });
    expect(inspect(error, { depth: 9 })).not.toContain(jwt.slice(0, 8));
  });
});
