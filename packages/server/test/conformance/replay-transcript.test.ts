import { afterAll, beforeAll, expect, test } from 'vitest';
import { replayTranscript, transcripts, type Transcript } from '../../src/conformance/index.ts';
import { openWorld, type World } from './support/world.ts';
import type { User } from './support/user.ts';

// Servers that do one thing wrong: ours, with its answers changed on the way.

let world: World;
let user: User;
let spoken: Transcript;
beforeAll(async () => {
  world = await openWorld('memory');
  user = await world.newUser();
  const found = (await transcripts()).find(({ name }) => name === '02-next-message');
  if (!found) throw new Error('The transcript has another name.');
  spoken = found;
});
afterAll(() => world?.close());

type Post = Parameters<typeof replayTranscript>[1]['post'];

/** Our server, with what it answers to streaming requests changed. */
function changed(change: (text: string) => string, headers: Record<string, string> = {}): Post {
  return async (request, init) => {
    const response = await user.post(request, init);
    const type = response.headers.get('content-type') ?? '';
    if (!type.startsWith('text/event-stream')) return response;
    return new Response(change(await response.text()), { headers: { 'content-type': type, ...headers } });
  };
}

/** The first deviation that is found. */
async function deviation(post: Post, patienceMs = 10_000): Promise<string | undefined> {
  const [first] = await replayTranscript(spoken, { post, patienceMs });
  return first && `step ${first.step}: ${first.message}`;
}

const json = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;

test.each<[what: string, post: () => Post, expected: unknown]>([
  [
    'no stream_options',
    () => changed((text) => text.replace(/data: \{"type":"stream_options".*\n\n/u, '')),
    'step 1: event 3: is thread.item.done where stream_options is expected',
  ],
  [
    'another event',
    () => changed((text) => text.replaceAll('thread.item.done', 'response.text.delta')),
    'step 1: event 2: is response.text.delta where thread.item.done is expected',
  ],
  [
    'a null field',
    () => changed((text) => text.replace('"status":{', '"title":null,"status":{')),
    'step 1: event 1, thread.created: thread.title: is null and should not be there',
  ],
  [
    'metadata of the thread',
    () => changed((text) => text.replace('"metadata":{}', '"metadata":{"a":1}')),
    'step 1: event 1, thread.created: thread.metadata.a: is 1 and should not be there',
  ],
  [
    'a field too few',
    () => changed((text) => text.replace(',"annotations":[]', '')),
    'step 1: event 4, thread.item.done: item.content[0].annotations: is missing',
  ],
  [
    'other text',
    () => changed((text) => text.replace('"text":"One."', '"text":"Won."')),
    'step 1: event 4, thread.item.done: item.content[0].text: is "Won." where "One." is expected',
  ],
  [
    'a time that is none',
    () => changed((text) => text.replace(/"created_at":"[^"]+"/u, '"created_at":"yesterday"')),
    'step 1: event 1, thread.created: thread.created_at: is "yesterday" where an ISO 8601 time is expected',
  ],
  [
    'an item of another thread',
    () => changed((text) => text.replace(/"thread_id":"[^"]+"/gu, '"thread_id":"thr_1"')),
    expect.stringMatching(
      /^step 1: event 2, thread\.item\.done: item\.thread_id: is "thr_1" where the same <thread> as before/u,
    ),
  ],
  [
    'an event too many',
    () => changed((text) => `${text}${json({ type: 'done' })}`),
    'step 1: event 5: done comes where the stream should end',
  ],
  [
    'an end too early',
    () => changed((text) => text.split('\n\n').slice(0, 3).join('\n\n') + '\n\n'),
    'step 1: event 4: is missing; thread.item.done is expected, and the stream ends',
  ],
  [
    'frames with a name',
    () => changed((text) => text.replaceAll('data: ', 'event: message\ndata: ')),
    expect.stringMatching(/^step 1: event 1: is no "data: " line but "event: message\\ndata: \{/u),
  ],
  [
    'a mark at the end',
    () => changed((text) => `${text}data: [DONE]\n\n`),
    'step 1: event 5: is not JSON but "data: [DONE]"',
  ],
  [
    'a frame without its end',
    () => changed((text) => text.trimEnd()),
    'step 1: the stream ends within a frame, after event 3',
  ],
  [
    'another content type',
    () => changed((text) => text, { 'content-type': 'text/plain' }),
    'step 1: the content type is text/plain where text/event-stream is expected',
  ],
  [
    'an error',
    () => async () => new Response('<h1>Oops</h1>', { status: 500 }),
    'step 1: the status is 500 where 200 is expected',
  ],
  [
    'nobody there',
    () => () => Promise.reject(new TypeError('fetch failed')),
    'step 1: the request fails: TypeError: fetch failed',
  ],
])('a server with %s is told so in words', async (_what, post, expected) => {
  expect(await deviation(post())).toEqual(expected);
});

const changedToEndless: Post = async (request, init) => {
  const response = await user.post(request, init);
  const text = await response.text();
  const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(text)) });
  return new Response(body, { headers: { 'content-type': response.headers.get('content-type') ?? '' } });
};

/** Our server, with what it answers to other requests changed. */
function changedJson(change: (body: { data: unknown[] }) => Response): Post {
  return async (request, init) => {
    const response = await user.post(request, init);
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return isJson ? change(await response.json()) : response;
  };
}

test('a server that says nothing, or does not end, is not waited for for ever', async () => {
  expect(await deviation(() => new Promise(() => {}), 100)).toBe('step 1: nothing comes for 100 ms');
  expect(await deviation(changedToEndless, 300)).toBe('step 1: nothing comes for 300 ms');
});

test('lists: a page in another order, and HTML in place of JSON', async () => {
  const reversed = changedJson((page) => Response.json({ ...page, data: page.data.toReversed() }));
  expect(await deviation(reversed)).toBe(
    'step 4: data[0].type: is "assistant_message" where "user_message" is expected',
  );
  const html = changedJson(
    () => new Response('<!doctype html>', { headers: { 'content-type': 'application/json' } }),
  );
  expect(await deviation(html)).toBe('step 4: the answer is not JSON but "<!doctype html>"');
});

/** Our server, on which no thread can be created. */
const refuseFirst: Post = async (request, init) => {
  const isFirst = JSON.stringify(request).includes('threads.create');
  return isFirst ? Response.json({ detail: 'no' }, { status: 400 }) : user.post(request, init);
};

test('steps after a deviation are tried, and say what they lack', async () => {
  const deviations = await replayTranscript(spoken, { post: refuseFirst });
  expect(deviations.map(({ step, message }) => `${step}: ${message}`).slice(0, 2)).toEqual([
    '1: the status is 400 where 200 is expected',
    '2: needs <thread>, which no earlier step found',
  ]);
  expect(deviations[0]?.transcript).toBe('02-next-message');
});

test('what a server does by and by is waited for, and not for ever', async () => {
  const eventually: Transcript = {
    name: 'eventually',
    about: 'A list that grows.',
    origin: 'chatkit',
    steps: [{ request: { type: 'threads.list' }, eventually: true, expect: { body: { data: [3] } } }],
  };
  let asked = 0;
  const post: Post = async () => Response.json({ data: [(asked += 1)] });
  expect(await replayTranscript(eventually, { post })).toEqual([]);
  expect(asked).toBe(3);
});
