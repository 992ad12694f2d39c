import type { OutgoingMessage } from '../../chatkit/messages.ts';
import type { StreamingRequest } from './wire.ts';

/** A message, and what the server knows it by: however often it is sent under one key, it is there once. Keys count for one user. */
export interface KeyedMessage extends OutgoingMessage {
  key?: string;
}

/** What sends a message: to the thread, or with `null` to a new one. */
export function messageRequest(threadId: string | null, message: KeyedMessage): StreamingRequest {
  const { content, attachments = [], reply, toolChoice, model, key } = message;
  const input = {
    content: content ?? [{ type: 'input_text' as const, text: message.text ?? '' }],
    attachments: attachments.map(({ id }) => id),
    ...(reply && { quoted_text: reply }),
    inference_options: { ...(toolChoice && { tool_choice: toolChoice }), ...(model && { model }) },
  };
  return threadId === null
    ? { type: 'threads.create', params: { input }, key }
    : { type: 'threads.add_user_message', params: { thread_id: threadId, input }, key };
}
