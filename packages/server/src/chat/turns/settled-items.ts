import type { ThreadItem } from '../../protocol/items.ts';
import type { Page } from '../../protocol/threads.ts';
import type { ChatContext } from '../context.ts';
import type { PageQuery } from '../store-ports.ts';
import { settleInterrupted } from './interruption.ts';

/**
 * A page of a thread's items, hidden ones included. When a dead process left a turn behind, what it had said is settled
 * first, so that a reader sees it. `null` when the thread or the cursor is unknown.
 */
export async function settledItems(
  context: ChatContext,
  threadId: string,
  query: PageQuery,
): Promise<Page<ThreadItem> | null> {
  const listing = await context.store.listItems(threadId, query);
  if (listing?.turn?.state !== 'interrupted') return listing?.page ?? null;
  await settleInterrupted(context, threadId, listing.turn.id);
  return settledItems(context, threadId, query);
}
