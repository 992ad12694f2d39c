import { threadTime } from '@chatdock/testing';
import { tried } from '@chatdock/testing/attacks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, userInput, type ChatClient } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer } from '../support/test-server.ts';

let opened: OpenTestDatabase;
let server: TestServer;
let ada: ChatClient;
let threadId: string;
let itemId: string;

beforeAll(async () => {
  opened = await openTestPostgres();
  server = await startServer({ database: opened.database });
  ada = await signIn(server.api, 'ada');
  threadId = (await ada.create('Hello')).threadId;
  itemId = (await ada.items(threadId))[0]?.id ?? '';
});
afterAll(async () => {
  await server.close();
  await opened.close();
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const tag = { type: 'input_tag', id: 'x', text: 'x', data: { a: null }, group: 'g', interactive: true };
const message = {
  content: [{ type: 'input_text', text: 'Hi' }, tag],
  attachments: [],
  quoted_text: 'quote',
  inference_options: { tool_choice: { id: 't' }, model: 'm' },
};

/** One valid request of each kind, with every optional field said. */
const valid = (): Record<string, Json> => ({
  'threads.create': { input: message },
  'threads.add_user_message': { thread_id: threadId, input: message },
  'threads.retry_after_item': { thread_id: threadId, item_id: itemId },
  'threads.get_by_id': { thread_id: threadId },
  'threads.list': { limit: 5, order: 'asc', after: threadId },
  'threads.update': { thread_id: threadId, title: 'Title' },
  'items.list': { thread_id: threadId, limit: 5, order: 'desc', after: itemId },
});

// prettier-ignore
const wrong: Json[] = [
  null, true, false, 0, -1, 1.5, 101, 1e308, '', ' ', '5', 'x'.repeat(300),
  '\u0000', '\ud800', '../../etc', "' or 1=1; drop table chatdock.threads; --", '%00', '__proto__', 'constructor',
  [], [[]], [null], {}, { a: 1 }, { type: 'input_text' }, { length: 1e9 }, ['\ud83d'],
];

/** Every way to a value within, the containers included. */
function paths(value: Json, prefix: readonly string[] = []): string[][] {
  const own = prefix.length > 0 ? [[...prefix]] : [];
  if (typeof value !== 'object' || value === null) return own;
  return [...own, ...Object.entries(value).flatMap(([key, entry]) => paths(entry, [...prefix, key]))];
}

/** A copy with the value at `path` replaced, or removed when there is none. */
function changed(value: Json, path: readonly string[], replacement: Json | undefined): Json {
  const copy = structuredClone(value);
  let parent: object = Object(copy);
  for (const key of path.slice(0, -1)) parent = Object(Reflect.get(parent, key));
  const last = path.at(-1) ?? '';
  if (replacement === undefined) Reflect.deleteProperty(parent, last);
  else Object.defineProperty(parent, last, { value: replacement, enumerable: true, configurable: true });
  return copy;
}

/** Sends a body; anything but an orderly answer fails the test. Streams are read to their end. */
async function send(body: Json): Promise<number> {
  const response = await ada.post(body);
  const text = await response.text();
  const { status } = response;
  if (status === 200 || status === 404) return status;
  const type = response.headers.get('content-type');
  if (status >= 500 || type !== 'application/json; charset=utf-8')
    throw new Error(`${status} ${JSON.stringify(body)}`);
  const { error }: { error: Record<string, unknown> } = JSON.parse(text);
  expect(Object.keys(error)).toEqual(['code', 'message']);
  return status;
}

describe('I1: whatever is sent, never a 5xx', () => {
  test('each field of each request missing, and with each of many wrong values', async () => {
    const refused = { missing: 0, wrong: 0, sent: 0 };
    for (const [type, params] of Object.entries(valid())) {
      const request: Json = { type, params, metadata: { a: 1 } };
      expect.soft(await send(request), type).toBe(200);
      for (const path of paths(request)) {
        const statuses = await Promise.all(wrong.map((value) => send(changed(request, path, value))));
        refused.sent += statuses.length;
        refused.wrong += statuses.filter((status) => status !== 200).length;
        if ((await send(changed(request, path, undefined))) !== 200) refused.missing += 1;
      }
    }
    expect(refused.sent).toBeGreaterThan(1_500);
    expect(refused.wrong).toBeGreaterThan(refused.sent / 2);
    expect(refused.missing).toBeGreaterThan(20);
    tried(refused.sent);
  });

  test('ten thousand random mutants of valid requests', async () => {
    const random = seeded(20_260_801);
    const requests = Object.entries(valid()).map(([type, params]): Json => ({ type, params, metadata: {} }));
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
    for (let round = 0; round < 500; round += 1) {
      const mutants = Array.from({ length: 20 }, () => {
        let mutant = pick(requests);
        for (let step = 0; step <= random() * 3; step += 1) {
          const path = pick(paths(mutant));
          mutant = changed(mutant, path ?? [], random() < 0.2 ? undefined : pick(wrong));
          if (typeof mutant !== 'object' || mutant === null || paths(mutant).length === 0) break;
        }
        return mutant;
      });
      await Promise.all(mutants.map(send));
    }
    expect((await ada.thread(threadId)).id).toBe(threadId);
    tried(10_000);
  });

  test('requests that are none: 400; that are not offered: 501', async () => {
    const bodies: Json[] = [null, 1, 'x', [], {}, [{ type: 'threads.list', params: {} }]];
    for (const body of bodies) expect.soft(await send(body), JSON.stringify(body)).toBe(400);
    for (const type of [
      '',
      'toString',
      '__proto__',
      'constructor',
      'hasOwnProperty',
      'threads',
      'threads.create ',
      'THREADS.LIST',
    ]) {
      expect.soft(await send({ type, params: {} }), type).toBe(400);
    }
    const params = { audio_base64: 'AAAA', mime_type: 'audio/webm' };
    const offered = await ada.post({ type: 'input.transcribe', params });
    expect(offered.status).toBe(501);
  });

  test('the answer names the field, and does not quote what was sent', async () => {
    const response = await ada.post({
      type: 'threads.get_by_id',
      params: { thread_id: { secret: 'canary' } },
    });
    expect(await response.json()).toEqual({
      error: { code: 'invalid_request', message: 'params.thread_id: must be of type string.' },
    });
    const order = await ada.post({ type: 'threads.list', params: { order: 'canary' } });
    expect(await order.json()).toMatchObject({
      error: { message: 'params.order: must be "asc" or "desc".' },
    });
  });

  test('I5: limits are whole numbers to 100, orders are two, cursors are known', async () => {
    for (const limit of [-1, 101, 1.5, 1e308, -1e308, '5', '5; drop', [5], { a: 5 }, true]) {
      expect.soft(await list({ limit }), JSON.stringify(limit)).toBe(400);
    }
    for (const order of ['ASC', 'random', '', 'asc; drop', 1, ['asc']])
      expect.soft(await list({ order })).toBe(400);
    for (const limit of [0, 1, 100, null]) expect.soft(await list({ limit })).toBe(200);
    expect(await list({ after: 'thr_unknown' })).toBe(404);
    expect(await list({ after: "x' or '1'='1" })).toBe(404);
  });

  test('I6: hostile ids and titles are data', async () => {
    const hostile = [
      "'; drop schema chatdock cascade; --",
      '$1',
      '\\',
      '"',
      '%',
      '_',
      '\u202e',
      "E'\\x'",
      '${1}',
      '../..',
    ];
    for (const text of hostile) {
      expect.soft(await send({ type: 'threads.get_by_id', params: { thread_id: text } })).toBe(404);
      expect
        .soft(await ada.ask('threads.update', { thread_id: threadId, title: text }))
        .toMatchObject({ title: text });
      const { threadId: created } = await ada.create(text);
      expect.soft((await ada.items(created))[0]).toMatchObject({ content: [{ text }] });
    }
  });
});

describe('I2, I4: what a body has to be', () => {
  test('JSON in UTF-8, said so', async () => {
    for (const type of [
      'application/json',
      'Application/JSON ; charset=UTF-8',
      'application/json; charset="utf-8"',
    ]) {
      expect.soft((await post(listBody, type)).status, type).toBe(200);
    }
    const others = [
      'text/plain',
      'text/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ];
    for (const type of [
      ...others,
      'application/json; charset=latin1',
      'application/jsonp',
      'application/problem+json',
    ]) {
      const response = await post(listBody, type);
      expect
        .soft([response.status, await response.json()], type)
        .toEqual([415, { error: { code: 'unsupported_media_type', message: expect.any(String) } }]);
    }
    expect((await post(new Blob([listBody]), null)).status).toBe(415);
  });

  test('nothing that two readers could read differently', async () => {
    const bodies: (string | Uint8Array<ArrayBuffer>)[] = [
      '',
      ' ',
      '{',
      `${listBody}${listBody}`,
      `${listBody},`,
      `\ufeff${listBody}`,
      "{'type':'threads.list','params':{}}",
      '{"type":"threads.list","params":{},}',
      '{"type":"threads.list","type":"threads.list","params":{}}',
      '{"type":"threads.list","params":{"limit":1,"l\\u0069mit":2}}',
      '{"type":"threads.list","params":{},"x":[{"a":1,"a":1}]}',
      '{"type":"threads.list","params":{},"x":"\\u0000"}',
      '{"type":"threads.list","params":{},"x":"\\ud800"}',
      '{"type":"threads.list","params":{},"\\udc00":1}',
      new Uint8Array([
        ...new TextEncoder().encode('{"type":"threads.list","params":{},"x":"'),
        0xff,
        0xfe,
        0x22,
        0x7d,
      ]),
      new Uint8Array(Buffer.from(listBody, 'utf16le')),
    ];
    for (const body of bodies) expect.soft((await post(body)).status, String(body)).toBe(400);
  });

  test('nested up to 32 levels, and quickly refused beyond', async () => {
    expect((await post(nested(31))).status).toBe(200);
    for (const levels of [32, 1_000, 100_000]) {
      const body = nested(levels);
      const began = threadTime();
      expect((await post(body)).status).toBe(400);
      expect(threadTime() - began).toBeLessThan(1_000);
    }
  });

  test('a message may be empty, long, and in any script', async () => {
    for (const text of ['', ' ', 'x'.repeat(200_000), '艾达 🧑‍🚀 \u200b']) {
      const { threadId: created } = await ada.create(text);
      expect((await ada.items(created))[0]).toMatchObject({ content: [{ text }] });
    }
    const empty = { ...userInput(''), content: [] };
    expect((await ada.stream('threads.create', { input: empty }))[1]).toMatchObject({
      item: { content: [] },
    });
  });
});

/** The same sequence each time: a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const listBody = '{"type":"threads.list","params":{}}';

function list(params: Json): Promise<number> {
  return send({ type: 'threads.list', params });
}

function post(body: BodyInit, type: string | null = 'application/json'): Promise<Response> {
  const headers = { authorization: `Bearer ${ada.secret}`, ...(type !== null && { 'content-type': type }) };
  return fetch(server.api, { method: 'POST', body, headers });
}

function nested(levels: number): string {
  return `{"type":"threads.list","params":{},"x":${'['.repeat(levels)}${']'.repeat(levels)}}`;
}
