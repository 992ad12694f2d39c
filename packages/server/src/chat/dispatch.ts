import type { RequestOf, RequestType } from '../protocol/requests.ts';
import type { ChatAnswer, ChatContext } from './context.ts';
import type { Handler } from './handler.ts';
import { attachmentsCreate } from './handlers/attachments-create.ts';
import { attachmentsDelete } from './handlers/attachments-delete.ts';
import { inputTranscribe } from './handlers/input-transcribe.ts';
import { itemsFeedback } from './handlers/items-feedback.ts';
import { itemsList } from './handlers/items-list.ts';
import { threadsAddClientToolOutput } from './handlers/threads-add-client-tool-output.ts';
import { threadsAddStructuredInput } from './handlers/threads-add-structured-input.ts';
import { threadsAddUserMessage } from './handlers/threads-add-user-message.ts';
import { threadsCreate } from './handlers/threads-create.ts';
import { threadsCustomAction } from './handlers/threads-custom-action.ts';
import { threadsDelete } from './handlers/threads-delete.ts';
import { threadsGetById } from './handlers/threads-get-by-id.ts';
import { threadsList } from './handlers/threads-list.ts';
import { threadsRetryAfterItem } from './handlers/threads-retry-after-item.ts';
import { threadsSearch } from './handlers/threads-search.ts';
import { threadsSyncCustomAction } from './handlers/threads-sync-custom-action.ts';
import { threadsUpdate } from './handlers/threads-update.ts';
import { threadsWatch } from './handlers/threads-watch.ts';
import { turnsJoin } from './handlers/turns-join.ts';
import { turnsStop } from './handlers/turns-stop.ts';
import { answerOnce } from './once/answer-once.ts';
import { repeatAnswer } from './once/repeat-answer.ts';
import { limitAnswer } from './turns/limit-answer.ts';

/** Every request that can be asked, and what answers it: a missing one does not compile. */
const handlers: { readonly [Type in RequestType]: Handler<Type> } = {
  'threads.create': threadsCreate,
  'threads.add_user_message': threadsAddUserMessage,
  'threads.add_client_tool_output': threadsAddClientToolOutput,
  'threads.add_structured_input': threadsAddStructuredInput,
  'threads.custom_action': threadsCustomAction,
  'threads.sync_custom_action': threadsSyncCustomAction,
  'threads.retry_after_item': threadsRetryAfterItem,
  'threads.get_by_id': threadsGetById,
  'threads.list': threadsList,
  'threads.update': threadsUpdate,
  'threads.delete': threadsDelete,
  'items.list': itemsList,
  'items.feedback': itemsFeedback,
  'attachments.create': attachmentsCreate,
  'attachments.delete': attachmentsDelete,
  'input.transcribe': inputTranscribe,
  'chatdock.turns.join': turnsJoin,
  'chatdock.turns.stop': turnsStop,
  'chatdock.threads.watch': threadsWatch,
  'chatdock.threads.search': threadsSearch,
};

/**
 * Hands a parsed request to its handler. One that has had its effect before is answered with what came of it. A limit that it
 * reached is told in a stream, where people can read it.
 */
export function dispatch<Type extends RequestType>(
  context: ChatContext,
  { type, params }: { type: Type; params: RequestOf<Type>['params'] },
): Promise<ChatAnswer> {
  return answerOnce(context, type, () => handlers[type](context, params))
    .catch((error: unknown) => repeatAnswer(context, type, error))
    .catch(limitAnswer);
}
