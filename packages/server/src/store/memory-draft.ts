import type { AttachmentRecord } from '../attachments/attachment-store.ts';
import { plainAttachment } from '../attachments/plain-attachment.ts';
import type { ThreadDraft } from '../chat/store-ports.ts';
import type { ThreadItem } from '../protocol/items.ts';
import type { ThreadMetadata } from '../protocol/threads.ts';

/** What the first changes of a turn are made to. */
export interface DraftScope {
  readonly thread: ThreadMetadata;
  readonly items: Map<string, ThreadItem>;
  /** Attachments as they will be in this thread; `null` when one does not fit. */
  readonly attach: (ids: readonly string[]) => readonly AttachmentRecord[] | null;
}

/** The first changes of a turn. */
export function memoryDraft({ thread, items, attach }: DraftScope): ThreadDraft {
  return {
    thread,
    item: async (id) => structuredClone(items.get(id) ?? null),
    newest: async (limit) => structuredClone([...items.values()].toReversed().slice(0, limit)),
    put: async (item) => void items.set(item.id, structuredClone(item)),
    remove: async (itemId) => void items.delete(itemId),
    async removeAfter(itemId) {
      const ids = [...items.keys()];
      const at = ids.indexOf(itemId);
      if (at >= 0) for (const id of ids.slice(at + 1)) items.delete(id);
    },
    attach: async (ids) => attach(ids)?.map((record) => plainAttachment(record)) ?? null,
  };
}
