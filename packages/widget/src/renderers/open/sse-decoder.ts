import { createParser } from 'eventsource-parser';

/**
 * Decodes a `text/event-stream` body into the data of its frames, in order, as the bytes come in. Comments and all
 * fields but `data` are skipped. Ending the iteration early, or a failure, cancels the body.
 *
 * Resolves with whether the stream ended between two frames: `false` means that it broke off inside one.
 */
export async function* decodeSse(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<string, { complete: boolean }> {
  const frames: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => frames.push(data) });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let tail = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const chunk = decoder.decode(value, { stream: true });
      parser.feed(chunk);
      tail = (tail + chunk.replaceAll('\r', '')).slice(-2);
      yield* frames.splice(0);
    }
    return { complete: tail === '' || tail === '\n\n' };
  } finally {
    await reader.cancel().catch(() => {});
  }
}
