import { threadStreamEventSchema, type ThreadStreamEvent } from '../../protocol/events.ts';
import type { ThreadItem } from '../../protocol/items.ts';
import type { ChatContext } from '../context.ts';
import { hiddenNote, interruptionMark } from './breaking-off.ts';
import { pendingItems } from './pending-items.ts';

const partSize = 1_000;

/**
 * Ends a turn whose process died: what it had said and not finished is stored from its log, with a mark for the user
 * and a note for the model, and the thread is free again. Whoever comes first does it; for others it does nothing.
 */
export async function settleInterrupted(
  { store, newId, now }: Pick<ChatContext, 'store' | 'newId' | 'now'>,
  threadId: string,
  turnId: string,
): Promise<void> {
  const pending = pendingItems();
  for (let after = 0; ;) {
    const part = await store.readLog(threadId, turnId, { after, limit: partSize });
    if (!part || part.events.length === 0) break;
    for (const event of part.events) fold(threadStreamEventSchema.parse(JSON.parse(event)), pending);
    after = part.last;
  }
  const maker = { threadId, newId, now };
  const items: ThreadItem[] = [...pending.partialAnswers(), interruptionMark(maker)];
  await store.settleTurn(threadId, turnId, [...items, hiddenNote(maker, 'interrupted')]);
}

function fold(event: ThreadStreamEvent, pending: ReturnType<typeof pendingItems>): void {
  switch (event.type) {
    case 'thread.item.added':
      pending.add(event.item);
      return;
    case 'thread.item.updated':
      pending.update(event.item_id, event.update);
      return;
    case 'thread.item.removed':
      pending.drop(event.item_id);
      return;
    case 'thread.item.done':
    case 'thread.item.replaced':
      pending.drop(event.item.id);
      return;
    default:
  }
}
