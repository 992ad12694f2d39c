import { ChatdockError } from '../../chatdock-error.ts';
import type { EventOf } from '../../protocol/events.ts';
import { isHiddenItem, threadItemSchema, type ThreadItem } from '../../protocol/items.ts';
import type { ChatContext } from '../context.ts';
import { found } from '../found.ts';
import type { Handler } from '../handler.ts';
import { notOffered } from '../not-offered.ts';
import type { ActionCall } from '../ports.ts';
import { historyOf } from '../turns/make-turn.ts';
import type { ThreadMetadata } from '../../protocol/threads.ts';
import { actionSender } from './action-sender.ts';

/** Answered at once, also while an answer streams. What has to be kept is stored by the application, through its call. */
export const threadsSyncCustomAction: Handler<'threads.sync_custom_action'> = async (context, params) => {
  const { responder, store } = context;
  if (!responder.syncAction) throw notOffered('threads.sync_custom_action');
  const { thread_id: threadId, item_id: itemId } = params;
  const thread = found(await store.loadThread(threadId));
  const [item = null] = itemId === undefined ? [] : await store.loadItems(threadId, [itemId]);
  const sender = actionSender(itemId, item);
  if (sender === 'not_a_widget') {
    throw new ChatdockError('invalid_request', { message: 'params.item_id: is not a widget.' });
  }
  const effects: Effect[] = [];
  const updated = await responder.syncAction(actionCall(context, thread, effects), params.action, sender);
  const answer = updated && { updated_item: shown(updated, threadId) };
  return { kind: 'json', body: { ...answer, ...(effects.length > 0 && { effects }) } };
};

/** What the page is told beside the answer. */
type Effect = Omit<EventOf<'client_effect'>, 'type'>;

function actionCall(context: ChatContext, thread: ThreadMetadata, effects: Effect[]): ActionCall {
  const { owner, store, request, signal, signals, newId, now } = context;
  return {
    ...request,
    owner,
    thread,
    signal,
    newId,
    now,
    history: historyOf(context, thread.id),
    async save(item) {
      found((await store.saveItem(thread.id, checked(item, thread.id))) || null);
      await signals.send({ kind: 'news', threadId: thread.id });
    },
    effect: (name, data = {}) => void effects.push({ name, data }),
  };
}

function shown(item: ThreadItem, threadId: string): ThreadItem {
  if (isHiddenItem(item)) throw new TypeError('syncAction() answered an item that no client may see.');
  return checked(item, threadId);
}

/** Items come from the application: one of another shape, or of another thread, is its mistake. */
function checked(item: ThreadItem, threadId: string): ThreadItem {
  if (item.thread_id !== threadId) throw new TypeError('An item names another thread than the action’s.');
  return threadItemSchema.parse(item);
}
