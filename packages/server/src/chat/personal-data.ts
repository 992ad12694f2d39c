import type { ThreadItem } from '../protocol/items.ts';
import type { ThreadMetadata } from '../protocol/threads.ts';
import type { ChatContext } from './context.ts';

/** One piece of what is kept of a user; one JSON line in an export. */
export type PersonalRecord =
  | { readonly kind: 'thread'; readonly thread: ThreadMetadata }
  | { readonly kind: 'item'; readonly item: ThreadItem }
  | { readonly kind: 'file'; readonly attachmentId: string; readonly name: string; readonly base64: string }
  | { readonly kind: 'task'; readonly task: object }
  /** An answer that waits for the user's approval: what its run goes on from. */
  | {
      readonly kind: 'paused_run';
      readonly threadId: string;
      readonly state: string;
      readonly expiresAt: string;
    };

const pageSize = 100;

/** All conversations of a user, each thread followed by its items, oldest first, hidden ones and files included. */
export async function* exportChats(context: ChatContext): AsyncGenerator<PersonalRecord, void> {
  const { store } = context;
  for (let after: string | undefined, isMore = true; isMore;) {
    const page = await store.listThreads({ limit: pageSize, order: 'asc', after });
    if (!page) return; // the thread that was the cursor has been deleted meanwhile, and what follows it cannot be told
    for (const thread of page.data) {
      yield { kind: 'thread', thread };
      yield* exportItems(context, thread.id);
    }
    ({ after, has_more: isMore } = page);
  }
}

async function* exportItems(context: ChatContext, threadId: string): AsyncGenerator<PersonalRecord, void> {
  for (let after: string | undefined, isMore = true; isMore;) {
    const listing = await context.store.listItems(threadId, { limit: pageSize, order: 'asc', after });
    if (!listing) return;
    for (const item of listing.page.data) {
      yield { kind: 'item', item };
      yield* exportFiles(context, item);
    }
    ({ after, has_more: isMore } = listing.page);
  }
}

async function* exportFiles(
  { attachments }: ChatContext,
  item: ThreadItem,
): AsyncGenerator<PersonalRecord, void> {
  if (item.type !== 'user_message' || !attachments) return;
  for (const { id, name } of item.attachments) {
    const file = await attachments.read(id);
    if (!file) continue;
    yield { kind: 'file', attachmentId: id, name, base64: Buffer.from(file.bytes).toString('base64') };
  }
}
