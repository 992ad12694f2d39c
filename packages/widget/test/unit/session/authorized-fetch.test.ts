import { describe, expect, test } from 'vitest';
import { authorizedFetch } from '../../../src/session/authorized-fetch.ts';
import { SessionKeeper } from '../../../src/session/session-keeper.ts';
import { WidgetError } from '../../../src/widget-error.ts';

const api = 'https://app.example/chat';

/** A server that takes only the secrets in `good`, and a keeper that hands out cs_1, cs_2, … */
function setUp(good: string[]) {
  const seen: { url: string; bearer: string | null; body: string }[] = [];
  let opened = 0;
  const sessions = new SessionKeeper(async () => {
    opened += 1;
    return {
      secret: `cs_${opened}`,
      user: 'u',
      hosted: false,
      expiresAt: Number.POSITIVE_INFINITY,
      renewAt: Number.POSITIVE_INFINITY,
    };
  });
  const fetch = authorizedFetch({
    api,
    sessions,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const bearer = request.headers.get('authorization');
      seen.push({ url: request.url, bearer, body: await request.text() });
      return new Response('answer', { status: good.includes(bearer?.slice(7) ?? '') ? 200 : 401 });
    },
  });
  return { seen, fetch, opened: () => opened };
}

const post = {
  method: 'POST',
  body: '{"type":"threads.list"}',
  headers: { 'content-type': 'application/json' },
};

describe('authorizedFetch', () => {
  test('adds the secret', async () => {
    const { seen, fetch } = setUp(['cs_1']);
    expect((await fetch(api, post)).status).toBe(200);
    expect(seen).toEqual([{ url: api, bearer: 'Bearer cs_1', body: post.body }]);
  });

  test('renews once on a 401 and repeats the request as it was', async () => {
    const { seen, fetch } = setUp(['cs_2']);
    expect((await fetch(api, post)).status).toBe(200);
    expect(seen.map(({ bearer }) => bearer)).toEqual(['Bearer cs_1', 'Bearer cs_2']);
    expect(seen[1]?.body).toBe(post.body);
  });

  test('repeats a Request as well', async () => {
    const { seen, fetch } = setUp(['cs_2']);
    expect((await fetch(new Request(api, post))).status).toBe(200);
    expect(seen[1]?.body).toBe(post.body);
  });

  test('renews once for many at once', async () => {
    const { fetch, opened } = setUp(['cs_2']);
    const answers = await Promise.all(Array.from({ length: 10 }, () => fetch(api, post)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(opened()).toBe(2);
  });

  test('gives up when the new secret is refused too: two requests, never a loop', async () => {
    const { seen, fetch } = setUp([]);
    await expect(fetch(api, post)).rejects.toMatchObject({ code: 'request_refused', status: 401 });
    expect(seen).toHaveLength(2);
  });

  test.each([
    'https://evil.example/chat',
    'https://app.example/',
    'https://app.example/chats',
    'https://app.example/chat/../other',
    'https://app.example.evil.example/chat',
    'http://app.example/chat',
    'https://app.example:444/chat',
  ])('sends no secret to %s', async (url) => {
    const { seen, fetch } = setUp(['cs_1']);
    await fetch(url, post);
    expect(seen[0]?.bearer).toBeNull();
  });

  test.each([`${api}/attachments/1`, `${api}?a=b`, `${api}#x`])('sends it to %s', async (url) => {
    const { seen, fetch } = setUp(['cs_1']);
    await fetch(url, post);
    expect(seen[0]?.bearer).toBe('Bearer cs_1');
  });

  test('rejects with the reason there is no session', async () => {
    const sessions = new SessionKeeper(() => Promise.reject(new WidgetError('sign_in_required')));
    const fetch = authorizedFetch({ api, sessions, fetch: async () => new Response() });
    await expect(fetch(api, post)).rejects.toMatchObject({ code: 'sign_in_required' });
  });

  test('can be called off while the session is on its way', async () => {
    const sessions = new SessionKeeper(() => new Promise(() => {}));
    const fetch = authorizedFetch({ api, sessions, fetch: async () => new Response() });
    const abort = new AbortController();
    const waiting = fetch(api, { ...post, signal: abort.signal });
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});
