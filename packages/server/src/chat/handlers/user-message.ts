import { ChatdockError } from '../../chatdock-error.ts';
import type { UserMessageItem } from '../../protocol/items.ts';
import type { UserMessageInput } from '../../protocol/requests.ts';
import type { ChatContext } from '../context.ts';

/** The item that a user's input becomes. Id, thread and time are ours, whatever the request says. */
export function userMessage(
  context: ChatContext,
  threadId: string,
  input: UserMessageInput,
): UserMessageItem {
  if (input.attachments.length > 0) {
    // None can exist, so an id here is as unknown as a foreign one.
    throw new ChatdockError('not_found', { message: 'There is no such attachment.' });
  }
  return {
    type: 'user_message',
    id: context.newId('message'),
    thread_id: threadId,
    created_at: context.now().toISOString(),
    content: input.content,
    attachments: [],
    inference_options: input.inference_options,
    ...(input.quoted_text !== undefined && { quoted_text: input.quoted_text }),
  };
}
