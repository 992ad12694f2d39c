import type { ThreadStreamEvent } from '../../protocol/events.ts';
import { isHiddenItem, type ThreadItem } from '../../protocol/items.ts';
import type { RequestType } from '../../protocol/requests.ts';
import type { BegunByRequest } from '../../repeated-request.ts';
import type { ChatContext } from '../context.ts';
import { found } from '../found.ts';
import { errorEvent } from '../turns/error-event.ts';
import { toWireItem, toWireThread } from '../wire-thread.ts';

/** The most items of an answer that are told again; whoever wants more loads the thread. */
const mostItems = 100;

/**
 * The events of a turn that is over, serialized, from what is stored: the thread when the turn created it, the message when it began
 * with one, and the items after that, up to the next message of the user.
 */
export async function* storedEvents(
  context: ChatContext,
  type: RequestType,
  begun: BegunByRequest,
): AsyncGenerator<string> {
  const { store, attachments } = context;
  const thread = found(await store.loadThread(begun.threadId));
  const { message, answer } = await itemsOf(context, begun);
  const isNew = type === 'threads.create';
  const begins = isNew || type === 'threads.add_user_message' ? message : [];
  if (isNew) yield serialized({ type: 'thread.created', thread: toWireThread(thread) });
  for (const item of [...begins, ...answer])
    yield serialized({ type: 'thread.item.done', item: toWireItem(item, attachments) });
  if (answer.length === 0) yield serialized(errorEvent(null));
}

function serialized(event: ThreadStreamEvent): string {
  return JSON.stringify(event);
}

async function itemsOf(
  { store }: ChatContext,
  { threadId, itemId }: BegunByRequest,
): Promise<{ message: readonly ThreadItem[]; answer: readonly ThreadItem[] }> {
  if (itemId === null) return { message: [], answer: [] };
  const message = await store.loadItems(threadId, [itemId]);
  const listing = await store.listItems(threadId, { limit: mostItems, order: 'asc', after: itemId });
  const after = listing?.page.data ?? []; // what a later request has deleted is not told again
  const next = after.findIndex((item) => item.type === 'user_message');
  const answer = next === -1 ? after : after.slice(0, next);
  return { message, answer: answer.filter((item) => !isHiddenItem(item)) };
}
