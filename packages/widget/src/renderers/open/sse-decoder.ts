/**
 * Decodes a `text/event-stream` body into the data of its frames, in order, as the bytes come in. Comments and all
 * fields but `data` are skipped; lines end in LF or CR LF. Ending the iteration early, or a failure, cancels the body.
 *
 * Resolves with whether the stream ended between two frames: `false` means that it broke off inside one.
 */
export async function* decodeSse(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<string, { complete: boolean }> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { complete: rest.trim() === '' };
      const chunk = decoder.decode(value, { stream: true });
      rest += chunk;
      // A long line costs what it adds.
      if (!chunk.includes('\n')) continue;
      const frames = rest.split(/\r?\n\r?\n/);
      rest = frames.pop() ?? '';
      yield* frames.map(dataOf).filter((data) => data !== null);
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function dataOf(frame: string): string | null {
  const lines = frame.split(/\r?\n/).filter((line) => line.startsWith('data:'));
  return lines.length === 0 ? null : lines.map((line) => line.replace(/^data: ?/, '')).join('\n');
}
