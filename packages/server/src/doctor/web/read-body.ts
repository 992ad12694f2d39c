import type { Reply } from './ask.ts';

/** How the reading of a body ended. */
export type BodyEnd = 'end' | 'broken' | 'silent' | 'endless' | 'left';

/** How much, and how long, is read. */
export interface ReadingLimits {
  readonly bytes: number;
  /** How long the next piece may take. */
  readonly silenceMs: number;
  /** How long all of it may take: a drip is never silent. */
  readonly totalMs: number;
}

/** Hands on the pieces of a body as they come, until `take` returns false. Hangs up at the end. Never rejects. */
export async function readPieces(
  { body, leave }: Reply,
  limits: ReadingLimits,
  take: (piece: Uint8Array) => boolean,
): Promise<BodyEnd> {
  if (!body) return 'end';
  const reader = body.getReader();
  const endsAt = performance.now() + limits.totalMs;
  let bytes = 0;
  try {
    for (;;) {
      if (performance.now() > endsAt || bytes > limits.bytes) return 'endless';
      const result = await within(reader.read(), limits.silenceMs);
      if (result === null) return 'silent';
      if (result.done) return 'end';
      bytes += result.value.byteLength;
      if (!take(result.value)) return 'left';
    }
  } catch {
    return 'broken';
  } finally {
    leave();
  }
}

/** All of a body as text, as far as `bytes`. Never rejects. */
export async function readText(
  reply: Reply,
  limits: ReadingLimits,
): Promise<{ readonly text: string; readonly end: BodyEnd }> {
  const decoder = new TextDecoder();
  let text = '';
  const end = await readPieces(reply, limits, (piece) => {
    text += decoder.decode(piece, { stream: true });
    return true;
  });
  return { text, end };
}

/** For answers that are one document. */
export function documentLimits(timeoutMs: number): ReadingLimits {
  return { bytes: 4_000_000, silenceMs: timeoutMs, totalMs: timeoutMs };
}

/** `null` when it does not come in time. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), ms);
  promise.catch(() => {}); // one that fails after its time is nobody's any more
  return Promise.race([promise, late.promise]).finally(() => clearTimeout(timer));
}
