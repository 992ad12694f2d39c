import type { StreamingRequest } from './wire.ts';

/** What sends a message: to the thread, or with `null` to a new one. */
export function messageRequest(threadId: string | null, text: string): StreamingRequest {
  const input = { content: [{ type: 'input_text', text }], attachments: [], inference_options: {} } as const;
  return threadId === null
    ? { type: 'threads.create', params: { input } }
    : { type: 'threads.add_user_message', params: { thread_id: threadId, input } };
}
