import { WidgetError } from '../../widget-error.ts';
import type { StreamEntry } from './chatkit-client.ts';

/** Milliseconds between tries; about as long as a server takes to end a turn whose client has left. */
const pauses = [250, 500, 1000];

/**
 * A stream, opened again after a pause for as long as the server answers `busy`: after a stop or a lost connection
 * it may not have ended the turn before. Gives up with that answer after three more tries.
 */
export async function* patiently(
  open: () => AsyncGenerator<StreamEntry>,
  signal: AbortSignal,
): AsyncGenerator<StreamEntry> {
  for (const pause of pauses) {
    try {
      yield* open();
      return;
    } catch (error) {
      if (!(error instanceof WidgetError) || error.code !== 'busy') throw error;
    }
    await elapsed(pause, signal);
  }
  yield* open();
}

async function elapsed(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const abort = (): void => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', abort, { once: true });
  });
  signal.throwIfAborted();
}
