import { expect, test, vi } from 'vitest';
import { streamEvents } from '../../src/chat/follow/stream-events.ts';

const ignore = () => {};

/** Follows something that tells one event and fails; `closes`: because the server closes, and the store with it. */
async function follow({ closes, isEndless }: { closes: boolean; isEndless: boolean }) {
  const closing = new AbortController();
  const logger = { debug: ignore, info: ignore, warn: ignore, error: vi.fn<() => void>() };
  const sink = {
    signal: new AbortController().signal,
    write: vi.fn<(event: string) => void>(),
    cut: vi.fn<() => void>(),
  };
  const answer = streamEvents(
    { closing: closing.signal, logger },
    async function* () {
      yield '{}';
      if (closes) closing.abort();
      throw new Error('The store is closed.');
    },
    { isEndless },
  );
  if (answer.kind === 'stream') await answer.run(sink);
  return {
    told: sink.write.mock.calls,
    cut: sink.cut.mock.calls.length,
    logged: logger.error.mock.calls.length,
  };
}

test('F8: who watches as the server closes comes to an end, also when the store is closed already', async () => {
  expect(await follow({ closes: true, isEndless: true })).toEqual({ told: [['{}']], cut: 0, logged: 0 });
});

test('what has an end breaks off when the server closes before it', async () => {
  expect(await follow({ closes: true, isEndless: false })).toEqual({ told: [['{}']], cut: 1, logged: 0 });
});

test.each([true, false])(
  'what cannot be read breaks off, and is told to the operator (endless: %s)',
  async (isEndless) => {
    expect(await follow({ closes: false, isEndless })).toEqual({ told: [['{}']], cut: 1, logged: 1 });
  },
);
