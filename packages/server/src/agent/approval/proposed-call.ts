import type { ProposedCall } from './approval-options.ts';

/** A call as whoever decides on it sees it. A model may send anything as arguments: what is no object has none. */
export function proposedCall(tool: Omit<ProposedCall, 'arguments'>, args: unknown): ProposedCall {
  return { ...tool, arguments: typeof args === 'object' && args !== null ? { ...args } : {} };
}
