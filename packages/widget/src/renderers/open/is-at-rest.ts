import type { ThreadState } from './thread-state.ts';

/** Nothing to show and nothing going on: the start screen has its place. */
export function isAtRest({ items, outgoing, responding, failure, loading }: ThreadState): boolean {
  return items.length === 0 && outgoing === null && !responding && failure === null && loading !== 'thread';
}
