import type { Reply } from '../web/ask.ts';
import { readPieces, type BodyEnd } from '../web/read-body.ts';

/** One frame of a stream, as it came. */
export interface Frame {
  readonly text: string;
  /** When its last byte was there, in milliseconds since the request was answered. */
  readonly at: number;
  readonly hasCarriageReturns: boolean;
}

export type FramesEnd = BodyEnd | 'unfinished' | 'not_utf8';

/** More than an answer can be: what is longer does not end. */
const mostBytes = 16_000_000;

/** Hands on the frames of a stream as they come, until `take` returns false. Never rejects. */
export async function readFrames(
  reply: Reply,
  timeoutMs: number,
  take: (frame: Frame) => boolean,
): Promise<FramesEnd> {
  const began = performance.now();
  const cut = frameCutter((text, hasCarriageReturns) =>
    take({ text, at: performance.now() - began, hasCarriageReturns }),
  );
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isBroken = false;
  const limits = { bytes: mostBytes, silenceMs: timeoutMs, totalMs: 4 * timeoutMs };
  const end = await readPieces(reply, limits, (piece) => {
    try {
      return cut.push(decoder.decode(piece, { stream: true }));
    } catch {
      isBroken = true;
      return false;
    }
  });
  if (isBroken) return 'not_utf8';
  return end === 'end' && cut.rest().trim() !== '' ? 'unfinished' : end;
}

/** Cuts a text that comes in pieces at its empty lines. Looks at each character a bounded number of times, however the pieces fall. */
function frameCutter(take: (text: string, hasCarriageReturns: boolean) => boolean) {
  let pieces: string[] = [];
  return {
    rest: () => pieces.join(''),
    push(piece: string): boolean {
      const before = pieces.at(-1)?.slice(-3) ?? '';
      pieces.push(piece);
      if (!/\r?\n\r?\n/u.test(before + piece)) return true;
      const text = pieces.join('');
      let start = 0;
      for (const { 0: mark, index } of text.matchAll(/\r?\n\r?\n/gu)) {
        const frame = text.slice(start, index);
        start = index + mark.length;
        if (!take(frame.replaceAll('\r\n', '\n'), frame.includes('\r') || mark.includes('\r'))) return false;
      }
      pieces = [text.slice(start)];
      return true;
    },
  };
}
