import { listen } from '@chatdock/testing';
import { createServer, type ServerResponse } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { stopGracefully } from '../../src/cli/stop-gracefully.ts';

const quiet = () => {};
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

afterEach(() => {
  for (const signal of signals) process.removeAllListeners(signal);
  vi.useRealTimers();
});

test('F8: an answer whose turn is over is sent to its end, however long that takes, while there is time', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { promise: asked, resolve } = Promise.withResolvers<ServerResponse>();
  const server = createServer((_request, response) => {
    response.write('Once upon a time');
    resolve(response);
  });
  const url = await listen(server);
  const chat = { close: vi.fn<() => Promise<void>>(() => Promise.resolve()) };
  const stopped = stopGracefully({ chat, server, graceMs: 600_000, logger });
  const [response, answer] = await Promise.all([asked, fetch(url)]);
  process.emit('SIGTERM', 'SIGTERM');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(chat.close).toHaveBeenCalledOnce();
  response.end(', and they lived.');
  expect(await answer.text()).toBe('Once upon a time, and they lived.');
  expect(await stopped).toBe(0);
});
