import { StreamError } from '../../chatdock-error.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import { TurnLostError } from './record-events.ts';

export type ErrorEvent = Extract<ThreadStreamEvent, { type: 'error' }>;

/** What a client is told of a turn that failed: the words of a StreamError, or that something went wrong. */
export function errorEvent(error: unknown): ErrorEvent {
  if (error instanceof TurnLostError) {
    return {
      type: 'error',
      code: 'custom',
      message: 'This conversation has changed meanwhile.',
      allow_retry: false,
    };
  }
  const { code, publicMessage, allowRetry } = error instanceof StreamError ? error : new StreamError();
  return {
    type: 'error',
    code,
    allow_retry: allowRetry,
    ...(publicMessage !== undefined && { message: publicMessage }),
  };
}
