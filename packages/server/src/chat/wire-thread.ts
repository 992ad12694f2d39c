import { isHiddenItem, type ThreadItem } from '../protocol/items.ts';
import type { Page, Thread, ThreadMetadata } from '../protocol/threads.ts';
import type { OwnerAttachments } from './context.ts';

/** The thread as clients see it: its metadata stays on the server. */
export function toWireThread(thread: ThreadMetadata, items: Page<ThreadItem> = emptyPage): Thread {
  return { ...thread, metadata: {}, items };
}

const emptyPage: Page<ThreadItem> = { data: [], has_more: false };

/** The page as clients see it, without items for the model alone. It can come out short, even empty, with more to follow. */
export function toWirePage(page: Page<ThreadItem>, attachments: OwnerAttachments | null): Page<ThreadItem> {
  const visible = page.data.filter((item) => !isHiddenItem(item));
  return { ...page, data: visible.map((item) => toWireItem(item, attachments)) };
}

/** The item as clients see it: its attachments with addresses that work now. */
export function toWireItem(item: ThreadItem, attachments: OwnerAttachments | null): ThreadItem {
  if (item.type !== 'user_message' || item.attachments.length === 0 || !attachments) return item;
  return { ...item, attachments: item.attachments.map((attachment) => attachments.show(attachment)) };
}
