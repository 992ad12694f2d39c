import { isHiddenItem, type ThreadItem } from '../protocol/items.ts';
import type { Page, Thread, ThreadMetadata } from '../protocol/threads.ts';

/** The thread as clients see it: its metadata stays on the server. */
export function toWireThread(thread: ThreadMetadata, items: Page<ThreadItem> = emptyPage): Thread {
  return { ...thread, metadata: {}, items: withoutHidden(items) };
}

const emptyPage: Page<ThreadItem> = { data: [], has_more: false };

/** The page without items that only the model may see. It can come out short, even empty, with more to follow. */
export function withoutHidden(page: Page<ThreadItem>): Page<ThreadItem> {
  return { ...page, data: page.data.filter((item) => !isHiddenItem(item)) };
}
