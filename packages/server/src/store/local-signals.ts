import type { Signal, Signals } from '../chat/store-ports.ts';

/** Signals within one process. */
export interface LocalSignals extends Signals {
  /** How many listen. */
  count(): number;
}

export function localSignals(): LocalSignals {
  const listeners = new Set<(signal: Signal) => void>();
  const deliver = (signal: Signal): void => {
    for (const listener of listeners) listener(signal);
  };
  return {
    deliver,
    send: async (signal) => deliver(signal),
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    count: () => listeners.size,
  };
}
