import type { EventOf } from '../protocol/events.ts';
import type { ItemUpdate } from '../protocol/item-updates.ts';

/** The event that tells of a partial change. */
export function updated(itemId: string, update: ItemUpdate): EventOf<'thread.item.updated'> {
  return { type: 'thread.item.updated', item_id: itemId, update };
}
