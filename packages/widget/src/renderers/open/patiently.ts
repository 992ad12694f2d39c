import { WidgetError } from '../../widget-error.ts';
import type { StreamEntry } from './chatkit-client.ts';

/** Milliseconds between tries; about as long as a server takes to end a turn whose client has left. */
const pauses = [250, 500, 1000];

/**
 * A stream that the server has answered `busy`, opened again after a pause for as long as it does: after a stop or a lost
 * connection it may not have ended the turn before. Gives up with that answer after three tries.
 */
export async function* patiently(
  open: () => AsyncGenerator<StreamEntry>,
  signal: AbortSignal,
): AsyncGenerator<StreamEntry> {
  for (const [index, pause] of pauses.entries()) {
    await elapsed(pause, signal);
    try {
      yield* open();
      return;
    } catch (error) {
      const isBusy = error instanceof WidgetError && error.code === 'busy';
      if (!isBusy || index === pauses.length - 1) throw error;
    }
  }
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
