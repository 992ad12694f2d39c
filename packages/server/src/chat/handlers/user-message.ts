import { ChatdockError } from '../../chatdock-error.ts';
import type { UserMessageItem } from '../../protocol/items.ts';
import type { UserMessageInput } from '../../protocol/requests.ts';
import type { ChatContext } from '../context.ts';
import type { ThreadDraft } from '../store-ports.ts';

/** What a user wrote as an item, without attachments. Id, thread and time are ours, whatever the request says. */
export function makeUserMessage(
  context: ChatContext,
  threadId: string,
  input: UserMessageInput,
): UserMessageItem {
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

/**
 * Stores what a user wrote as the thread's newest item, with its attachments.
 *
 * @throws ChatdockError `not_found` for an attachment that is unknown, or not this user's to send here.
 */
export async function putUserMessage(
  context: ChatContext,
  draft: ThreadDraft,
  input: UserMessageInput,
): Promise<UserMessageItem> {
  const attachments = await draft.attach(input.attachments);
  if (!attachments) throw new ChatdockError('not_found', { message: 'There is no such attachment.' });
  const item = { ...makeUserMessage(context, draft.thread.id, input), attachments };
  await draft.put(item);
  return item;
}
