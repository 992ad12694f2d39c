import { WidgetError } from '../../widget-error.ts';
import type { ThreadState } from './thread-state.ts';
import type { ActionParams, CustomAction } from './wire.ts';

/** `thread_not_found` while no thread is open. */
export function actionParams(
  { threadId }: ThreadState,
  action: CustomAction,
  itemId: string | undefined,
): ActionParams {
  if (threadId === null) throw new WidgetError('thread_not_found');
  return { thread_id: threadId, ...(itemId !== undefined && { item_id: itemId }), action };
}
