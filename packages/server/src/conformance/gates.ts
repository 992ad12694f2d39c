/** Places at which a script waits until another one, or the same in another turn, lets it go on. */
export interface Gates {
  open(name: string): void;
  /** Opens a gate as soon as the signal comes. */
  openAt(signal: AbortSignal, name: string): void;
  isOpen(name: string): boolean;
  /** Resolves when the gate is open, or was opened before, or at the signal. */
  passed(name: string, signal: AbortSignal): Promise<void>;
  /** Resolves after so many milliseconds, or at the signal. */
  elapsed(ms: number, signal: AbortSignal): Promise<void>;
}

export function gates(): Gates {
  const opened = new Set<string>();
  const waiting = new Map<string, PromiseWithResolvers<void>>();
  const open = (name: string): void => {
    opened.add(name);
    waiting.get(name)?.resolve();
    waiting.delete(name);
  };
  const passed = async (name: string): Promise<void> => {
    if (opened.has(name)) return;
    const gate = waiting.get(name) ?? Promise.withResolvers<void>();
    waiting.set(name, gate);
    await gate.promise;
  };
  return {
    open,
    openAt: (signal, name) => signal.addEventListener('abort', () => open(name), { once: true }),
    isOpen: (name) => opened.has(name),
    passed: (name, signal) => orStopped(passed(name), signal),
    async elapsed(ms, signal) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      await orStopped(promise, signal);
      clearTimeout(timer);
    },
  };
}

async function orStopped(wait: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const stopped = Promise.withResolvers<void>();
  const stop = (): void => stopped.resolve();
  signal.addEventListener('abort', stop, { once: true });
  await Promise.race([wait, stopped.promise]);
  signal.removeEventListener('abort', stop);
}
