import { describe, expect, test } from 'vitest';
import { decodeSse } from '../../src/renderers/open/sse-decoder.ts';

function body(chunks: readonly (string | Uint8Array)[], end: 'close' | Error = 'close') {
  const encoder = new TextEncoder();
  const waiting = [...chunks];
  let isCancelled = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = waiting.shift();
        if (chunk !== undefined)
          controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
        else if (end === 'close') controller.close();
        else controller.error(end);
      },
      cancel() {
        isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, isCancelled: () => isCancelled };
}

async function decode(chunks: readonly (string | Uint8Array)[]) {
  const frames = decodeSse(body(chunks).stream);
  const data: string[] = [];
  for (;;) {
    const next = await frames.next();
    if (next.done) return { data, complete: next.value.complete };
    data.push(next.value.data);
  }
}

describe('decodeSse', () => {
  const text = 'data: {"a":"one"}\n\n: keep-alive\n\ndata: {"b":"zwei – 二 – 😀 \u2028"}\n\n';
  const expected = { data: ['{"a":"one"}', '{"b":"zwei – 二 – 😀 \u2028"}'], complete: true };

  test('yields the data of each frame and skips comments', async () => {
    expect(await decode([text])).toEqual(expected);
  });

  test('gives the same for every way of cutting the bytes in two, and byte by byte', async () => {
    const bytes = new TextEncoder().encode(text);
    for (let cut = 1; cut < bytes.length; cut += 1)
      expect(await decode([bytes.slice(0, cut), bytes.slice(cut)])).toEqual(expected);
    expect(await decode([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
  });

  test('reads CR LF line ends too', async () => {
    expect(await decode([text.replaceAll('\n', '\r\n')])).toEqual(expected);
  });

  test.each([
    ['data: 1\r\n\r\ndata: 2\n\r\n', ['1', '2']],
    ['data: one\ndata: two\n\n', ['one\ntwo']],
    ['data:no space\n\ndata:  two spaces\n\n', ['no space', ' two spaces']],
    ['\uFEFFdata: after a mark of byte order\n\n', ['after a mark of byte order']],
    ['data\n\ndatabase: 1\n\n', []],
  ])('reads %j', async (stream, data) => {
    expect(await decode([stream])).toEqual({ data, complete: true });
    const bytes = new TextEncoder().encode(stream);
    expect(await decode([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual({ data, complete: true });
  });

  test('skips fields other than data', async () => {
    expect((await decode(['event: x\nid: 1\nretry: 5\ndata: 1\n\n'])).data).toEqual(['1']);
  });

  test('an empty stream is complete', async () => {
    expect(await decode([])).toEqual({ data: [], complete: true });
  });

  test('a stream that ends inside a frame is not complete, and the half frame is dropped', async () => {
    expect(await decode(['data: 1\n\ndata: 2\n'])).toEqual({ data: ['1'], complete: false });
    expect(await decode(['data: 1\n\nda'])).toEqual({ data: ['1'], complete: false });
  });

  test('yields what arrived before a failure, then fails', async () => {
    const frames = decodeSse(body(['data: 1\n\n'], new Error('reset')).stream);
    expect(await frames.next()).toEqual({ done: false, value: { data: '1' } });
    await expect(frames.next()).rejects.toThrow('reset');
  });

  test('cancels the body when nobody reads on', async () => {
    const { stream, isCancelled } = body(['data: 1\n\n', 'data: 2\n\n']);
    const frames = decodeSse(stream);
    await frames.next();
    await frames.return({ complete: true });
    expect(isCancelled()).toBe(true);
  });
});
