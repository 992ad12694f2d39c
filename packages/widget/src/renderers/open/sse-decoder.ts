/** What one frame says. */
export interface Frame {
  readonly data: string;
  /** Where in the stream it stands, if the server says so. */
  readonly id: string | undefined;
}

/**
 * Decodes a `text/event-stream` body into its frames, in order, as the bytes come in. Comments and all
 * fields but `data` and `id` are skipped; lines end in LF or CR LF. Ending the iteration early, or a failure, cancels the body.
 *
 * Resolves with whether the stream ended between two frames: `false` means that it broke off inside one.
 */
export async function* decodeSse(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<Frame, { complete: boolean }> {
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
      yield* frames.map(readFrame).filter((frame) => frame !== null);
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function readFrame(frame: string): Frame | null {
  const lines = frame.split(/\r?\n/);
  const valuesOf = (name: RegExp): string[] =>
    lines.filter((line) => name.test(line)).map((line) => line.replace(name, ''));
  const data = valuesOf(/^data: ?/);
  return data.length === 0 ? null : { data: data.join('\n'), id: valuesOf(/^id: ?/)[0] };
}
