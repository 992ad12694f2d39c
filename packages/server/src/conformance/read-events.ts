/** A stream of events as it comes in. */
export interface EventReader {
  /** The next event; `null` at the end of the stream. Throws a {@link StreamFault} for what is no event. */
  next(): Promise<unknown>;
}

/** The stream is not what the protocol says. */
export class StreamFault extends Error {
  override readonly name = 'StreamFault';
}

/** Reads server-sent events as the protocol has them: one `data:` line a frame. Comments are passed over. */
export function readEvents(body: ReadableStream<Uint8Array>): EventReader {
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let count = 0;

  const frame = async (): Promise<string | null> => {
    for (let end = text.indexOf('\n\n'); end < 0; end = text.indexOf('\n\n')) {
      const { value, done } = await reader.read().catch((cause: unknown) => {
        throw new StreamFault(`the connection breaks off after event ${count}`, { cause });
      });
      if (done && text === '') return null;
      if (done) throw new StreamFault(`the stream ends within a frame, after event ${count}`);
      text += decoder.decode(value, { stream: true });
    }
    const end = text.indexOf('\n\n');
    const found = text.slice(0, end);
    text = text.slice(end + 2);
    return found;
  };
  return {
    async next() {
      let found = await frame();
      while (found?.startsWith(':') === true) found = await frame();
      if (found === null) return null;
      count += 1;
      return parseFrame(found, count);
    },
  };
}

/** An `id:` line is Chatdock’s, for clients that said that they come back. */
function parseFrame(frame: string, count: number): unknown {
  const data = frame.replace(/^id: [^\n]*\n/u, '');
  const shown = JSON.stringify(frame.slice(0, 80));
  if (!data.startsWith('data: ') || data.includes('\n'))
    throw new StreamFault(`event ${count}: is no "data: " line but ${shown}`);
  try {
    return JSON.parse(data.slice('data: '.length));
  } catch {
    throw new StreamFault(`event ${count}: is not JSON but ${shown}`);
  }
}
