/** How long a stream may say nothing, in milliseconds: proxies cut connections that seem idle, often after a minute. */
export const keepAliveMs = 15_000;

type Nudge = (now: number) => void;

const streams = new Set<Nudge>();
let timer: NodeJS.Timeout | null = null;

/** Calls `nudge` every 15 seconds, with the time; one timer serves all streams. Answers how to end that. */
export function keepAlive(nudge: Nudge): () => void {
  streams.add(nudge);
  timer ??= setInterval(nudgeAll, keepAliveMs);
  return () => {
    streams.delete(nudge);
    if (streams.size > 0 || !timer) return;
    clearInterval(timer);
    timer = null;
  };
}

function nudgeAll(): void {
  const now = Date.now();
  for (const nudge of streams) nudge(now);
}
