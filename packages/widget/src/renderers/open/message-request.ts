import type { OutgoingMessage } from '../../chatkit/messages.ts';
import type { StreamingRequest } from './wire.ts';

/** What sends a message: to the thread, or with `null` to a new one. */
export function messageRequest(threadId: string | null, message: OutgoingMessage): StreamingRequest {
  const { content, attachments = [], reply, toolChoice, model } = message;
  const input = {
    content: content ?? [{ type: 'input_text' as const, text: message.text ?? '' }],
    attachments: attachments.map(({ id }) => id),
    ...(reply && { quoted_text: reply }),
    inference_options: { ...(toolChoice && { tool_choice: toolChoice }), ...(model && { model }) },
  };
  return threadId === null
    ? { type: 'threads.create', params: { input } }
    : { type: 'threads.add_user_message', params: { thread_id: threadId, input } };
}
