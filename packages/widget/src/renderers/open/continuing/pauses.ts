/** Resolves once the browser has a network; rejects as `fetch` does when the signal aborts before. */
export async function online(signal: AbortSignal): Promise<void> {
  if (typeof document !== 'undefined' && !navigator.onLine)
    await new Promise<void>((resolve) => {
      const look = (): void => resolve();
      globalThis.addEventListener('online', look, { once: true, signal });
      signal.addEventListener('abort', look, { once: true });
    });
  signal.throwIfAborted();
}
