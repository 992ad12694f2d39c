import type { Readable } from 'node:stream';

/** What was sent and not read is read and dropped up to here, so that the connection can be used again. */
export const largestLeftover = 262_144;

/** How long what follows may take to come, in milliseconds. */
const longestMs = 5_000;

/** Reads on for a moment and drops what comes; what is longer than that is broken off. */
export function dropRest(body: Readable): void {
  if (body.readableEnded || body.destroyed) return;
  let left = largestLeftover;
  const timer = setTimeout(() => body.destroy(), longestMs).unref();
  body
    .on('error', () => {})
    .on('close', () => clearTimeout(timer))
    .on('data', (chunk: Uint8Array) => {
      left -= chunk.length;
      if (left < 0) body.destroy();
    })
    .resume();
}
