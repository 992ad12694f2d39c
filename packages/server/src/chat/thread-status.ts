import { ChatdockError } from '../chatdock-error.ts';
import type { ThreadMetadata } from '../protocol/threads.ts';

/**
 * Refuses what a user adds to a thread that is paused or over. The reason is the application's, and meant for users.
 *
 * @throws ChatdockError `thread_locked`, `thread_closed`
 */
export function assertUserMayAdd(thread: ThreadMetadata): void {
  if (thread.status.type !== 'active') throw refusal(thread);
}

/** What {@link assertUserMayAdd} throws of a thread that is not active. */
export function refusal({ status }: ThreadMetadata): ChatdockError {
  const code = status.type === 'locked' ? 'thread_locked' : 'thread_closed';
  const reason = 'reason' in status ? status.reason : undefined;
  return new ChatdockError(code, reason === undefined ? {} : { message: reason });
}
