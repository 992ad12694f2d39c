import { applyItemUpdate } from '../../protocol/apply-item-update.ts';
import type { ItemUpdate } from '../../protocol/item-updates.ts';
import type { AssistantMessageItem, ThreadItem } from '../../protocol/items.ts';

/** Items that were announced and are not stored yet, with every update folded in: what would be lost without it. */
export interface PendingItems {
  add(item: ThreadItem): void;
  update(itemId: string, update: ItemUpdate): void;
  drop(itemId: string): void;
  /** The answers that have been begun and hold text. */
  partialAnswers(): AssistantMessageItem[];
}

export function pendingItems(): PendingItems {
  const items = new Map<string, ThreadItem>();
  return {
    // A copy: folding an update in must not change the object that the responder will send as done.
    add: (item) => void items.set(item.id, structuredClone(item)),
    update(itemId, update) {
      const item = items.get(itemId);
      if (item) applyItemUpdate(item, update);
    },
    drop: (itemId) => void items.delete(itemId),
    partialAnswers: () =>
      [...items.values()].filter(
        (item): item is AssistantMessageItem =>
          item.type === 'assistant_message' && item.content.some(({ text }) => text.trim() !== ''),
      ),
  };
}
