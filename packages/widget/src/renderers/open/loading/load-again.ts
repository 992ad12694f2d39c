import { sleep } from '../../../abortable.ts';
import { WidgetError } from '../../../widget-error.ts';
import type { ThreadStore } from '../thread-store.ts';

const passing: ReadonlySet<unknown> = new Set([
  'connection_lost',
  'server_unreachable',
  'server_failed',
  'rate_limited',
]);

/** Milliseconds, some more or less, so that not everybody comes back at once. */
const pause = 10_000;

/**
 * Loads the thread again that could not be loaded for a reason that may pass: after a while, once the browser is online and
 * somebody looks; unless the person, or the page, has done something else by then.
 */
export async function loadAgain(store: ThreadStore, error: unknown): Promise<void> {
  const mayPass = error instanceof WidgetError && passing.has(error.code);
  if (!mayPass || typeof document === 'undefined') return;
  const { signal } = store;
  try {
    await sleep(pause * (0.75 + Math.random() / 2), signal);
  } catch {
    return; // nobody has this conversation before them any more
  }
  await canBeRead(signal);
  const { failure, threadId } = store.state;
  if (failure?.retry === 'load' && !signal.aborted) await store.open(threadId).catch(() => {}); // which the chat says
}

/** Resolves when there may be an answer, and somebody to read it; or with the signal. */
async function canBeRead(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (signal.aborted || (navigator.onLine && document.visibilityState === 'visible')) resolve();
    };
    look();
    document.addEventListener('visibilitychange', look, { signal });
    globalThis.addEventListener('online', look, { signal });
    signal.addEventListener('abort', look, { once: true });
  });
}
