import { describe, expect, test } from 'vitest';
import { ChatKitClient } from '../../src/renderers/open/chatkit-client.ts';
import { getThread, olderItems } from '../../src/renderers/open/loading/load-thread.ts';
import { WidgetError } from '../../src/widget-error.ts';
import { type FetchScript, eventStream, events, json, refusal, scriptedFetch } from './scripted-fetch.ts';
import * as wire from './transcripts.ts';

const url = 'https://app.example/chatkit';
const never = new AbortController().signal;
const retry = { type: 'threads.retry_after_item', params: { thread_id: 't', item_id: 'i' } } as const;

function setUp(script: FetchScript) {
  const { fetch, requests } = scriptedFetch(script);
  return { client: new ChatKitClient(() => ({ url, fetch, locale: 'de-AT' })), requests };
}

async function read(client: ChatKitClient, signal = never) {
  const entries = [];
  for await (const entry of client.stream(retry, signal)) entries.push(entry);
  return entries;
}

const failure = (code: string, rest: object = {}): unknown =>
  expect.objectContaining({ name: 'WidgetError', code, ...rest });

describe('requests', () => {
  test('are JSON posts in the one locale', async () => {
    const { client, requests } = setUp(() => json(wire.thread()));
    await getThread(client, 'thr_1', never);
    const [request] = requests;
    expect(request).toMatchObject({ url, type: 'threads.get_by_id', params: { thread_id: 'thr_1' } });
    expect(request?.headers.get('content-type')).toBe('application/json');
    expect(request?.headers.get('accept-language')).toBe('de-AT');
  });

  test('go where the options of the moment say', async () => {
    const first = scriptedFetch(() => json(wire.thread()));
    const second = scriptedFetch(() => json(wire.thread()));
    let endpoint = { url, fetch: first.fetch };
    const client = new ChatKitClient(() => endpoint);
    endpoint = { url: 'https://other.example/', fetch: second.fetch };
    await getThread(client, 't', never);
    expect([first.requests.length, second.requests.length]).toEqual([0, 1]);
  });
});

describe('stream', () => {
  test('yields events, and names those it does not know', async () => {
    const { client } = setUp(() => events(wire.streamOptions(), { type: 'new.thing', secret: 'text' }));
    expect(await read(client)).toEqual([{ event: wire.streamOptions() }, { ignored: 'new.thing' }]);
  });

  test('no events at all is an answer', async () => {
    expect(await read(setUp(() => events()).client)).toEqual([]);
  });

  test('a connection that breaks, or ends inside a frame, is lost', async () => {
    const lost = eventStream();
    lost.send(wire.streamOptions());
    const { client } = setUp(() => lost.response);
    setTimeout(() => lost.lose(), 5);
    await expect(read(client)).rejects.toEqual(failure('connection_lost'));
    const half = eventStream();
    half.raw('data: {"type"');
    half.end();
    await expect(read(setUp(() => half.response).client)).rejects.toEqual(failure('connection_lost'));
  });

  test('a frame that is no JSON, or an answer of another type, cannot be read', async () => {
    const broken = eventStream();
    broken.raw('data: <html>\n\n');
    await expect(read(setUp(() => broken.response).client)).rejects.toEqual(failure('malformed_answer'));
    const page = new Response('<html>', { headers: { 'content-type': 'text/html' } });
    await expect(read(setUp(() => page).client)).rejects.toEqual(failure('malformed_answer'));
    await expect(read(setUp(() => json({})).client)).rejects.toEqual(failure('malformed_answer'));
  });

  test('an abort rejects as fetch does, before and during the stream', async () => {
    const stop = new AbortController();
    const open = eventStream(stop.signal);
    open.send(wire.streamOptions());
    const { client } = setUp(() => open.response);
    setTimeout(() => stop.abort(), 5);
    await expect(read(client, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
    await expect(read(client, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('refusals', () => {
  test.each([
    [400, 'request_refused'],
    [401, 'sign_in_required'],
    [403, 'request_refused'],
    [404, 'thread_not_found'],
    [409, 'busy'],
    [413, 'request_refused'],
    [429, 'rate_limited'],
    [500, 'server_failed'],
    [503, 'server_failed'],
  ])('%d is %s, with the server’s sentence', async (status, code) => {
    const { client } = setUp(() => refusal(status, 'Because.', { 'retry-after': '7' }));
    await expect(read(client)).rejects.toEqual(
      failure(code, { status, message: 'Because.', retryAfterMs: 7000 }),
    );
  });

  test.each([
    ['HTML', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['another shape', () => json({ error: 'x' }, 502)],
    ['a blank sentence', () => refusal(502, ' ')],
    ['a sentence no one can read', () => refusal(502, 'x'.repeat(501))],
  ])('%s in the body gives the code’s own sentence', async (_, answer) => {
    const own = new WidgetError('server_failed').message;
    await expect(read(setUp(answer).client)).rejects.toEqual(failure('server_failed', { message: own }));
  });

  test('no answer is an unreachable server; the session’s own errors pass through', async () => {
    const down = setUp(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(read(down.client)).rejects.toEqual(failure('server_unreachable'));
    const signedOut = setUp(() => Promise.reject(new WidgetError('sign_in_required')));
    await expect(read(signedOut.client)).rejects.toEqual(failure('sign_in_required'));
  });
});

describe('pages', () => {
  test('come oldest first, and pages that hold nothing are passed over', async () => {
    const pages: Record<string, object> = {
      '': { data: [], has_more: true, after: 'p1' },
      p1: { data: [{ type: 'user_message' }], has_more: true, after: 'p2' },
      p2: { data: [wire.answerItem('new', 'b'), wire.userItem('old', 'a')], has_more: true, after: 'p3' },
    };
    const { client, requests } = setUp(({ params }) =>
      json(pages[typeof params['after'] === 'string' ? params['after'] : '']),
    );
    const page = await olderItems(client, { threadId: 't', after: null }, never);
    expect(page.data.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(page).toMatchObject({ has_more: true, after: 'p3' });
    expect(requests.map(({ params }) => params['order'])).toEqual(['desc', 'desc', 'desc']);
  });

  test('a cursor that stands still ends the search', async () => {
    const { client, requests } = setUp(() => json({ data: [], has_more: true, after: 'same' }));
    expect(await olderItems(client, { threadId: 't', after: null }, never)).toMatchObject({
      data: [],
      has_more: false,
    });
    expect(requests).toHaveLength(2);
  });

  test('a thread without an id, or no JSON, cannot be read', async () => {
    await expect(getThread(setUp(() => json({})).client, 't', never)).rejects.toEqual(
      failure('malformed_answer'),
    );
    const text = new Response('x', { headers: { 'content-type': 'application/json' } });
    await expect(getThread(setUp(() => text).client, 't', never)).rejects.toEqual(
      failure('malformed_answer'),
    );
  });
});
