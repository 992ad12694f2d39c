import { listen } from '@chatdock/testing';
import { createServer, type ServerResponse } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { goneSignal } from '../../src/http/gone-signal.ts';
import { NodeChannel } from '../../src/http/node-channel.ts';
import { SseStream } from '../../src/http/sse-stream.ts';

/** A stream to a client that reads, with what has arrived there. */
async function openStream(): Promise<{
  stream: SseStream;
  response: ServerResponse;
  received: () => string;
  writes: () => number;
}> {
  const opened = Promise.withResolvers<ServerResponse>();
  const server = createServer((_request, response) => {
    response.writeHead(200).flushHeaders();
    opened.resolve(response);
  });
  const url = await listen(server);
  let received = '';
  const read = async (): Promise<void> => {
    const { body } = await fetch(url);
    for await (const text of body!.pipeThrough(new TextDecoderStream())) received += text;
  };
  read().catch(() => {}); // some of these responses are cut off
  const response = await opened.promise;
  const write = vi.spyOn(response, 'write');
  response.on('close', () => server.close());
  return {
    stream: streamOver(response),
    response,
    received: () => received,
    writes: () => write.mock.calls.length,
  };
}

function streamOver(response: ServerResponse): SseStream {
  return new SseStream(new NodeChannel(response), goneSignal(response));
}

afterEach(() => void vi.useRealTimers());

const event = (text: string) => JSON.stringify({ type: 'progress_update', text });

test('what one tick produces is one write', async () => {
  const { stream, received, writes } = await openStream();
  for (const text of ['a', 'b', 'c']) void stream.write(event(text));
  expect(writes()).toBe(0);
  await expect
    .poll(received)
    .toBe(['a', 'b', 'c'].map((text) => `data: {"type":"progress_update","text":"${text}"}\n\n`).join(''));
  expect(writes()).toBe(1);
  stream.end();
});

test('an event that can be come back to has its id on a line before', async () => {
  const { stream, received } = await openStream();
  void stream.write(event('a'), 'turn_x/1');
  await expect.poll(received).toBe('id: turn_x/1\ndata: {"type":"progress_update","text":"a"}\n\n');
  stream.end();
});

test('what was said last arrives before the end', async () => {
  const { stream, received } = await openStream();
  void stream.write(event('last'));
  stream.end();
  await expect.poll(received).toContain('"last"');
});

test('a silent stream says something every 15 seconds, in a comment', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const { stream, received } = await openStream();
  vi.advanceTimersByTime(14_000);
  vi.advanceTimersByTime(1_000);
  await expect.poll(received).toBe(': keep-alive\n\n');
  vi.advanceTimersByTime(15_000);
  await expect.poll(received).toBe(': keep-alive\n\n: keep-alive\n\n');
  stream.end();
});

test('a client that is gone aborts the signal; what is written then goes nowhere and waits for nothing', async () => {
  const { stream, response } = await openStream();
  const gone = new Promise((resolve) => stream.signal.addEventListener('abort', resolve));
  response.destroy();
  await gone;
  expect(stream.write(event('x'))).toBeUndefined();
  stream.end();
});

test('a stream that ended as it should has not lost its client', async () => {
  const { stream, response } = await openStream();
  stream.end();
  await new Promise((resolve) => response.once('close', resolve));
  expect(stream.signal.aborted).toBe(false);
});

test('a response that was closed before is noticed at once', async () => {
  const { response } = await openStream();
  response.destroy();
  expect(streamOver(response).signal.aborted).toBe(true);
});

test('a client that takes nothing for 30 seconds is cut off', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { stream, response } = await openStream();
  vi.spyOn(response, 'write').mockReturnValue(false);
  void stream.write(event('x'));
  await new Promise((resolve) => setImmediate(resolve));
  const room = stream.write(event('y'));
  expect(room).toBeInstanceOf(Promise);
  vi.advanceTimersByTime(30_000);
  await room;
  expect(stream.signal.aborted).toBe(true);
});
