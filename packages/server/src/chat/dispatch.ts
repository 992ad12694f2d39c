import type { RequestOf, RequestType } from '../protocol/requests.ts';
import type { ChatAnswer, ChatContext } from './context.ts';
import type { Handler } from './handler.ts';
import { itemsList } from './handlers/items-list.ts';
import { threadsAddUserMessage } from './handlers/threads-add-user-message.ts';
import { threadsCreate } from './handlers/threads-create.ts';
import { threadsDelete } from './handlers/threads-delete.ts';
import { threadsGetById } from './handlers/threads-get-by-id.ts';
import { threadsList } from './handlers/threads-list.ts';
import { threadsRetryAfterItem } from './handlers/threads-retry-after-item.ts';
import { threadsUpdate } from './handlers/threads-update.ts';

/** Every request that can be asked, and what answers it: a missing one does not compile. */
const handlers: { readonly [Type in RequestType]: Handler<Type> } = {
  'threads.create': threadsCreate,
  'threads.add_user_message': threadsAddUserMessage,
  'threads.retry_after_item': threadsRetryAfterItem,
  'threads.get_by_id': threadsGetById,
  'threads.list': threadsList,
  'threads.update': threadsUpdate,
  'threads.delete': threadsDelete,
  'items.list': itemsList,
};

/** Hands a parsed request to its handler. */
export function dispatch<Type extends RequestType>(
  context: ChatContext,
  { type, params }: { type: Type; params: RequestOf<Type>['params'] },
): Promise<ChatAnswer> {
  return handlers[type](context, params);
}
