import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { endSession, exchangeToken } from '../../../src/session/exchange-token.ts';

const { signal } = new AbortController();
const at = Date.UTC(2026, 10, 1, 12);

beforeEach(() => void vi.useFakeTimers({ now: at }));
afterEach(() => void vi.useRealTimers());

function exchange(
  response: Response | Error,
  token: string | null = 'user-jwt',
  visitor: string | null = null,
) {
  const calls: { url: unknown; init: RequestInit | undefined }[] = [];
  const fetch = async (url: unknown, init?: RequestInit): Promise<Response> => {
    calls.push({ url, init });
    if (response instanceof Error) throw response;
    return response;
  };
  return { calls, result: exchangeToken({ api: 'https://app.example/chat', token, visitor, fetch, signal }) };
}

const created = (body: unknown, headers?: Record<string, string>): Response =>
  Response.json(body, { status: 201, ...(headers && { headers }) });

const limited = (after: string): Response =>
  new Response(null, { status: 429, headers: { 'retry-after': after } });

describe('exchangeToken', () => {
  test('posts the token in the header and nowhere else, and follows no redirect', async () => {
    const { calls, result } = exchange(created({ client_secret: 'cs_1', expires_at: at / 1000 + 600 }));
    await expect(result).resolves.toEqual({ value: 'cs_1', lifetimeMs: 600_000, hosted: false });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      url: 'https://app.example/chat/session',
      init: {
        method: 'POST',
        headers: { authorization: 'Bearer user-jwt' },
        redirect: 'error',
        credentials: 'same-origin',
      },
    });
    expect(calls[0]?.init?.body).toBeUndefined();
  });

  test('without a token sends cookies and no header', async () => {
    const { calls, result } = exchange(created({ client_secret: 'cs_1' }), null);
    await result;
    expect(calls[0]?.init).toMatchObject({ headers: {}, credentials: 'include' });
  });

  test('a visitor’s proof goes in the header, with the cookies; beside a token in a header of its own', async () => {
    const alone = exchange(created({ client_secret: 'cs_1' }), null, 'cv_a.b.c');
    await alone.result;
    const bearer = { authorization: 'Bearer cv_a.b.c' };
    expect(alone.calls[0]?.init).toMatchObject({ headers: bearer, credentials: 'include' });
    const beside = exchange(created({ client_secret: 'cs_1' }), 'user-jwt', 'cv_a.b.c');
    await beside.result;
    const headers = { authorization: 'Bearer user-jwt', 'chatdock-visitor': 'cv_a.b.c' };
    expect(beside.calls[0]?.init).toMatchObject({ headers, credentials: 'same-origin' });
  });

  test.each([
    ['cv_a.b.c', 'cv_a.b.c'],
    [undefined, undefined],
    [null, undefined],
    [{}, undefined],
  ])('a visitor in the answer: %j', async (visitor, kept) => {
    const { result } = exchange(created({ client_secret: 'cs_1', visitor }), null);
    expect((await result).visitor).toBe(kept);
  });

  test('measures the lifetime by the server’s clock when it tells the time', async () => {
    const serverNow = at - 3_600_000; // the visitor's clock is an hour fast
    const body = { client_secret: 'cs_1', expires_at: serverNow / 1000 + 600 };
    const { result } = exchange(created(body, { date: new Date(serverNow).toUTCString() }));
    await expect(result).resolves.toEqual({ value: 'cs_1', lifetimeMs: 600_000, hosted: false });
  });

  test.each([{ expires_at: at / 1000 - 3000 }, { expires_at: 'soon' }, {}])(
    'leaves the lifetime open for %o',
    async (times) => {
      const { result } = exchange(created({ client_secret: 'cs_1', ...times }));
      await expect(result).resolves.toEqual({ value: 'cs_1', lifetimeMs: null, hosted: false });
    },
  );

  test.each([
    [401, 'sign_in_required'],
    [403, 'request_refused'],
    [404, 'api_not_found'],
    [405, 'api_not_found'],
    [429, 'rate_limited'],
    [500, 'server_failed'],
    [503, 'server_failed'],
  ])('%i is %s', async (status, code) => {
    await expect(exchange(Response.json({}, { status })).result).rejects.toMatchObject({ code, status });
  });

  test('a refusal says why, in the server’s words', async () => {
    const refusal = { error: { code: 'forbidden', message: 'Your plan has no chat.' } };
    await expect(exchange(Response.json(refusal, { status: 403 })).result).rejects.toThrow(
      'Your plan has no chat.',
    );
  });

  test('a rate limit says when to come back, in seconds or as a date', async () => {
    await expect(exchange(limited('7')).result).rejects.toMatchObject({ retryAfterMs: 7000 });
    const date = new Date(at + 9000).toUTCString();
    await expect(exchange(limited(date)).result).rejects.toMatchObject({ retryAfterMs: 9000 });
    await expect(exchange(limited('later')).result).rejects.toMatchObject({ retryAfterMs: undefined });
  });

  test.each([
    ['<!doctype html>'],
    ['{"client_secret":7}'],
    ['{"client_secret":""}'],
    ['{"client_secret":"a b"}'],
    ['null'],
  ])('cannot read %s, and quotes none of it', async (body) => {
    const { result } = exchange(new Response(body, { status: 200 }));
    const error: unknown = await result.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'malformed_answer' });
    expect(inspect(error, { depth: 9 })).not.toContain(body);
  });

  test('no answer is server_unreachable', async () => {
    await expect(exchange(new TypeError('Failed to fetch')).result).rejects.toMatchObject({
      code: 'server_unreachable',
    });
  });
});

describe('endSession', () => {
  test('sends the secret with DELETE, even while the page is left', async () => {
    const calls: RequestInit[] = [];
    const fetch = async (_url: unknown, init?: RequestInit): Promise<Response> => {
      calls.push(init ?? {});
      return new Response(null, { status: 204 });
    };
    await endSession({ api: 'https://app.example/chat', token: 'cs_1', fetch, signal });
    expect(calls[0]).toMatchObject({
      method: 'DELETE',
      keepalive: true,
      headers: { authorization: 'Bearer cs_1' },
    });
  });
});
