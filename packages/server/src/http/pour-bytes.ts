import type { ServerResponse } from 'node:http';

/** How long a client may take nothing before it is cut off. */
const slowestMs = 30_000;

/** Sends bytes as fast as the client takes them; a client that leaves, or takes nothing, ends it. Rejects as `bytes` throws. */
export async function pourBytes(bytes: AsyncIterable<Uint8Array>, response: ServerResponse): Promise<void> {
  for await (const chunk of bytes) {
    if (response.destroyed) return;
    if (!response.write(chunk)) await roomIn(response);
  }
}

function roomIn(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => response.destroy(), slowestMs);
    const go = (): void => {
      clearTimeout(timer);
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
    if (response.destroyed) go();
  });
}
