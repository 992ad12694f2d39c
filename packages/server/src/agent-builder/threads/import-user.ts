import type { OpenAI } from 'openai';
import type { ChatKitThread } from 'openai/resources/beta/chatkit/threads';
import type { Owner } from '../../owner.ts';
import type { ImportOutcome, ThreadImport } from '../../store/import-threads.ts';
import { toStoredItem, toStoredThread } from './to-stored.ts';

/** Where threads come from, and where they go. `store` is left out when nothing is to be written. */
export interface ImportParts {
  readonly openai: OpenAI;
  readonly store: ThreadImport | undefined;
  /** Whether threads that are here already are left alone, without looking at what is in them. */
  readonly skipsKnown: boolean;
}

/** What was found of a user, and what came of it. */
export interface ImportCount {
  threads: number;
  items: number;
  /** Items that nothing here can show; they are kept, unseen. */
  unseen: number;
  /** Files that messages had; they stay at OpenAI. */
  files: number;
  readonly outcomes: Record<ImportOutcome | 'skipped', number>;
  /** Whether all that was found is here. Not known of what was not written, or not looked at. */
  isComplete: boolean;
}

/** What is compared in the end. */
interface Compared {
  readonly ids: string[];
  items: number;
}

/** Brings the threads of one user over, the oldest first, each as a whole. Rejects as the client of OpenAI or the database does. */
export async function importUser(parts: ImportParts, user: string, owner: Owner): Promise<ImportCount> {
  const { openai, store } = parts;
  const outcomes = { new: 0, more: 0, same: 0, gone_on: 0, skipped: 0 };
  const count: ImportCount = { threads: 0, items: 0, unseen: 0, files: 0, outcomes, isComplete: true };
  const compared: Compared = { ids: [], items: 0 };
  for await (const thread of openai.beta.chatkit.threads.list({ user, order: 'asc', limit: 100 })) {
    if (thread.user !== user) continue; // a filter that does not work must not show anyone what is someone else's
    await importThread(parts, { thread, owner, count }, compared);
  }
  if (store) {
    const here = await store.count(owner, compared.ids);
    count.isComplete = here.threads === compared.ids.length && here.items === compared.items;
  }
  return count;
}

interface Importing {
  readonly thread: ChatKitThread;
  readonly owner: Owner;
  readonly count: ImportCount;
}

async function importThread(
  { openai, store, skipsKnown }: ImportParts,
  { thread, owner, count }: Importing,
  compared: Compared,
): Promise<void> {
  count.threads += 1;
  if (skipsKnown && (await store?.has(owner, thread.id))) {
    count.outcomes.skipped += 1;
    return;
  }
  const items = await readItems(openai, thread, count);
  const outcome = await store?.put(owner, { thread: toStoredThread(thread), items });
  if (outcome) count.outcomes[outcome] += 1;
  if (outcome === 'gone_on') return;
  compared.ids.push(thread.id);
  compared.items += items.length;
}

async function readItems(openai: OpenAI, { id }: ChatKitThread, count: ImportCount) {
  const items = [];
  for await (const hosted of openai.beta.chatkit.threads.listItems(id, { order: 'asc', limit: 100 })) {
    const { item, isShown } = toStoredItem(hosted);
    items.push(item);
    if (!isShown) count.unseen += 1;
    if (item.type === 'user_message') count.files += item.attachments.length;
  }
  count.items += items.length;
  return items;
}
