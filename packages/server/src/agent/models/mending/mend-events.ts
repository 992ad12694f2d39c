import { LimitError } from '../../run/agent-limits.ts';
import { CutStreamError } from '../../run/run-watch.ts';

/** Mends the events of one answer, in order. */
export interface Mender {
  /** What is to be sent on for an event: itself when it is well. */
  mend(event: unknown): readonly unknown[];
  /** What is missing when the server says that this was all. */
  end(): readonly unknown[];
}

/** More than any answer has. Who sends on and on is not listened to for ever. */
const mostBytes = 8 * 1024 * 1024;

/** Mends server-sent events on their way. Comments, other lines and what is no JSON pass as they are; nothing at all is an error. */
export function mendEvents(mender: Mender): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let rest = '';
  let bytes = 0;
  return new TransformStream({
    transform(piece, controller) {
      bytes += piece.byteLength;
      if (bytes > mostBytes) throw new LimitError('answer_length');
      const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      const mended = lines.map((line) => `${mendLine(line, mender)}\n`).join('');
      if (mended !== '') controller.enqueue(encoder.encode(mended));
    },
    flush(controller) {
      if (bytes === 0) throw new CutStreamError();
      const last = rest + decoder.decode();
      if (last !== '') controller.enqueue(encoder.encode(mendLine(last, mender)));
    },
  });
}

function mendLine(line: string, mender: Mender): string {
  if (!line.startsWith('data:')) return line;
  const data = line.slice('data:'.length).trim();
  if (data === '[DONE]') return [...mender.end().map(frame), line].join('');
  const event = parse(data);
  if (event === undefined) return line;
  const mended = mender.mend(event);
  const isWell = mended.length === 1 && mended[0] === event;
  // The last one is ended by what follows the line.
  return isWell ? line : mended.map(frame).join('').trimEnd();
}

function frame(event: unknown): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
