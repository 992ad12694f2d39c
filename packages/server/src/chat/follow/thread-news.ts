import type { Signals } from '../store-ports.ts';

/** Tells that something has happened in a thread. */
export interface ThreadNews {
  /** Resolves when something has happened since the last call resolved. */
  next(): Promise<void>;
  end(): void;
}

/** Listens from now on, so that what happens between two calls is not missed. */
export function threadNews(signals: Signals, threadId: string): ThreadNews {
  let news = Promise.withResolvers<void>();
  const end = signals.listen((signal) => {
    if (signal.threadId === threadId) news.resolve();
  });
  return {
    async next() {
      await news.promise;
      news = Promise.withResolvers();
    },
    end,
  };
}
