import { afterEach, expect, test, vi } from 'vitest';
import { streamAnswer, jsonAnswer, type Answer } from '../../src/http/answer.ts';
import { crossOrigin } from '../../src/http/cross-origin.ts';
import type { HttpRequest } from '../../src/http/http-request.ts';
import { webHandler } from '../../src/http/web-handler.ts';
import { logLines } from '../support/log-lines.ts';

afterEach(() => void vi.useRealTimers());

/** The handler around one route, at `/api/chatkit`. */
function handlerOf(route: (request: HttpRequest) => Promise<Answer> | Answer, bodyTimeoutMs = 60_000) {
  const answering = {
    route: async (request: HttpRequest) => route(request),
    crossOrigin: crossOrigin([], false),
    logger: logLines(),
  };
  return webHandler(answering, { basePath: '/api/chatkit', bodyTimeoutMs });
}

const readBody = async (request: HttpRequest) => jsonAnswer(200, await request.readJson(1_000));
const readAll = handlerOf(readBody);

/** A request whose body is a stream; `type` and more headers as said. */
function posting(body: ReadableStream<Uint8Array>, headers: Record<string, string> = {}): Request {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
  return new Request('http://host/api/chatkit', Object.assign(init, { body, duplex: 'half' }));
}

/** Bytes without an end, as fast as they are taken; or none at all. */
function endless(chunk: Uint8Array | null) {
  const cancelled = Promise.withResolvers<void>();
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => (chunk ? controller.enqueue(chunk) : new Promise(() => {})),
    cancel: () => cancelled.resolve(),
  });
  return { body, cancelled: cancelled.promise };
}

async function codeOf(response: Response): Promise<unknown[]> {
  const { error }: { error: { code: string } } = await response.json();
  return [response.status, error.code];
}

test('I3: a body without an end is refused at the limit, and its sender is told to stop', async () => {
  const { body, cancelled } = endless(new TextEncoder().encode('[1,'));
  expect(await codeOf(await readAll(posting(body)))).toEqual([413, 'payload_too_large']);
  await cancelled;
});

test('I3: a body that never comes is waited for as long as is set', async () => {
  const { body } = endless(null);
  expect(await codeOf(await handlerOf(readBody, 50)(posting(body)))).toEqual([408, 'request_timeout']);
});

test('a body that breaks off, one that is compressed, one that was read before', async () => {
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error('gone')),
  });
  expect(await codeOf(await readAll(posting(broken)))).toEqual([400, 'invalid_request']);
  const { body } = endless(new Uint8Array(1));
  expect(await codeOf(await readAll(posting(body, { 'content-encoding': 'gzip' })))).toEqual([
    415,
    'unsupported_media_type',
  ]);
  const read = new Request('http://host/api/chatkit', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  await read.text();
  expect(await codeOf(await readAll(read))).toEqual([400, 'invalid_request']);
});

test('addresses below the base path, and as they are when the framework has taken it away', async () => {
  const tell = handlerOf(({ path, query }) => jsonAnswer(200, { path, query }));
  const asked = async (address: string) => (await tell(new Request(`http://host${address}`))).json();
  expect(await asked('/api/chatkit')).toEqual({ path: '/', query: '' });
  expect(await asked('/api/chatkit/session?a=%2F?')).toEqual({ path: '/session', query: 'a=%2F?' });
  expect(await asked('/session')).toEqual({ path: '/session', query: '' });
  expect(await asked('/api/chatkits/session')).toEqual({ path: '/api/chatkits/session', query: '' });
});

test('I8: where a request comes from is what the framework says, and nothing else', async () => {
  const tell = handlerOf(({ address }) => jsonAnswer(200, { address: address ?? null }));
  const headers = { 'x-forwarded-for': '1.2.3.4', forwarded: 'for=1.2.3.4', host: 'evil' };
  const request = () => new Request('http://host/api/chatkit', { headers });
  expect(await (await tell(request())).json()).toEqual({ address: null });
  expect(await (await tell(request(), { address: '5.6.7.8' })).json()).toEqual({ address: '5.6.7.8' });
  const params = Promise.resolve({ path: ['session'] });
  expect(await (await tell(request(), { params, address: undefined })).json()).toEqual({ address: null });
});

/** A stream that is written to as fast as it allows, and what became of it. */
function talkative() {
  const ended = Promise.withResolvers<boolean>();
  let written = 0;
  const handle = handlerOf(() =>
    streamAnswer(async (sink) => {
      while (!sink.signal.aborted && written < 100_000_000) {
        written += 10_000;
        await sink.write(JSON.stringify({ type: 'progress_update', text: 'x'.repeat(10_000) }));
      }
      ended.resolve(sink.signal.aborted);
    }),
  );
  return { handle, ended: ended.promise, written: () => written };
}

test('D5: a reader that does not read holds the writer back; one that leaves ends it', async () => {
  const { handle, ended, written } = talkative();
  const response = await handle(new Request('http://host/api/chatkit'));
  // It stands still, or comes to its own end.
  let held: number;
  do {
    held = written();
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (written() !== held);
  expect(held).toBeLessThan(1_000_000);
  await response.body?.cancel();
  expect(await ended).toBe(true);
});

test('D5: a reader that takes nothing for 30 seconds is cut off', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { handle, ended } = talkative();
  const response = await handle(new Request('http://host/api/chatkit'));
  for (let turns = 0; turns < 50; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  vi.advanceTimersByTime(30_000);
  expect(await ended).toBe(true);
  await expect(response.text()).rejects.toThrow('The stream was broken off.');
});

test('F4: a request that is aborted ends its stream', async () => {
  const { handle, ended } = talkative();
  const leaving = new AbortController();
  await handle(new Request('http://host/api/chatkit', { signal: leaving.signal }));
  leaving.abort();
  expect(await ended).toBe(true);
});

test('a stream that ends as it should is read to its end', async () => {
  const handle = handlerOf(() => streamAnswer(async (sink) => sink.write('{"type":"x"}')));
  const response = await handle(new Request('http://host/api/chatkit'));
  expect(await response.text()).toBe('data: {"type":"x"}\n\n');
});

test('what a route throws is an answer, too', async () => {
  const handle = handlerOf(() => {
    throw new TypeError('secret');
  });
  const response = await handle(new Request('http://host/api/chatkit'));
  expect([response.status, await response.text()]).toEqual([
    500,
    '{"error":{"code":"internal_error","message":"Something went wrong on the server. Try again later."}}',
  ]);
});

const asking = () => new Request('http://host/api/chatkit', { headers: { 'accept-encoding': 'br' } });

test('Next.js is told that nothing is taken compressed: it takes the header off that would say so', async () => {
  const taken = handlerOf((request) => jsonAnswer(200, { takes: request.header('accept-encoding') ?? null }));
  const ofNext = Object.assign(asking(), { nextUrl: new URL('http://host/api/chatkit') });
  expect(await (await taken(asking())).json()).toEqual({ takes: 'br' });
  expect(await (await taken(ofNext)).json()).toEqual({ takes: null });
});
