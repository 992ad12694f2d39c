import type { ChatKitThread } from 'openai/resources/beta/chatkit/threads';
import { threadItemSchema, type ThreadItem } from '../../protocol/items.ts';
import { threadMetadataSchema, type ThreadMetadata } from '../../protocol/threads.ts';
import { fieldsOf, type HostedItem } from './hosted-item.ts';

/** A thread of OpenAI’s as it is kept here, under the id that it has there. */
export function toStoredThread({ id, title, created_at, status }: ChatKitThread): ThreadMetadata {
  const { type } = status;
  const reason = 'reason' in status ? status.reason : null;
  return threadMetadataSchema.parse({
    id,
    ...(title !== null && { title }),
    created_at: toTime(created_at),
    status: type === 'active' ? { type } : { type, ...(reason !== null && { reason }) },
    metadata: { imported_from: 'openai' },
  });
}

/**
 * An item of such a thread. What nothing here can show is kept all the same, where no client is told of it; `isShown` is false then.
 */
export function toStoredItem(item: HostedItem): { readonly item: ThreadItem; readonly isShown: boolean } {
  const { id, thread_id, created_at } = item;
  const base = { id, thread_id, created_at: toTime(created_at) };
  const { success, data } = threadItemSchema.safeParse({ ...base, ...fieldsOf(item) });
  if (success) return { item: data, isShown: true };
  return { item: { type: 'hidden_context_item', ...base, content: { openai: item } }, isShown: false };
}

function toTime(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
