/**
 * Iterates until the source ends or the signal aborts. On an abort it ends at once, whatever the source is waiting
 * for; the source is told to return, and what it still does is not waited for.
 */
export async function* untilAborted<T>(
  source: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void> {
  const iterator = source[Symbol.asyncIterator]();
  let interrupt = nothing;
  const onAbort = (): void => interrupt();
  signal.addEventListener('abort', onAbort);
  try {
    while (!signal.aborted) {
      const step = await new Promise<IteratorResult<T> | null>((resolve, reject) => {
        interrupt = () => resolve(null);
        iterator.next().then(resolve, reject);
      });
      if (step === null || step.done === true) return;
      yield step.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    iterator.return?.()?.catch(() => {}); // its outcome is of no use to anyone any more
  }
}

function nothing(): void {}
