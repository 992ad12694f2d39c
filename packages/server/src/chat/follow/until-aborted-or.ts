/** Resolves when the promise does, or the signal aborts. */
export function untilAbortedOr(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      signal.removeEventListener('abort', settle);
      resolve();
    };
    signal.addEventListener('abort', settle);
    if (signal.aborted) settle();
    void promise.then(settle);
  });
}
