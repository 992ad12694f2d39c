/** How long a stream may say nothing, in milliseconds: proxies cut connections that seem idle, often after a minute. */
export const keepAliveMs = 15_000;

interface Nudged {
  nudge(now: number): void;
}

const streams = new Set<Nudged>();
let timer: NodeJS.Timeout | null = null;

/** From now on the stream is nudged every 15 seconds, with the time; one timer serves all streams. */
export function joinKeepAlive(stream: Nudged): void {
  streams.add(stream);
  timer ??= setInterval(nudgeAll, keepAliveMs);
}

export function leaveKeepAlive(stream: Nudged): void {
  streams.delete(stream);
  if (streams.size > 0 || !timer) return;
  clearInterval(timer);
  timer = null;
}

function nudgeAll(): void {
  const now = Date.now();
  for (const stream of streams) stream.nudge(now);
}
