/** A stretch of time that limits are counted over, in milliseconds since 1970. */
interface Window {
  readonly startsAt: number;
  readonly endsAt: number;
}

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
/** Days are UTC's. */
export const dayMs = 86_400_000;

/** The window of this length that a moment is in. All processes have the same ones. */
export function windowOf(now: Date, lengthMs: number): Window {
  const startsAt = Math.floor(now.getTime() / lengthMs) * lengthMs;
  return { startsAt, endsAt: startsAt + lengthMs };
}

/** Whole seconds until the window is over; at least 1. */
export function secondsLeft({ endsAt }: Pick<Window, 'endsAt'>, now: Date): number {
  return Math.max(1, Math.ceil((endsAt - now.getTime()) / 1_000));
}
