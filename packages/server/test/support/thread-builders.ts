import type { AssistantMessageItem, ThreadMetadata, UserMessageItem } from '../../src/protocol/index.ts';
import { newId } from '../../src/store/new-id.ts';

export function buildThread(fields: Partial<ThreadMetadata> = {}): ThreadMetadata {
  return {
    id: newId('thread'),
    created_at: new Date().toISOString(),
    status: { type: 'active' },
    metadata: {},
    ...fields,
  };
}

export function buildMessage(threadId: string, text = 'Hello'): UserMessageItem {
  return {
    type: 'user_message',
    id: newId('message'),
    thread_id: threadId,
    created_at: new Date().toISOString(),
    content: [{ type: 'input_text', text }],
    attachments: [],
    inference_options: {},
  };
}

export function buildAnswer(threadId: string, text = 'Hi'): AssistantMessageItem {
  return {
    type: 'assistant_message',
    id: newId('message'),
    thread_id: threadId,
    created_at: new Date().toISOString(),
    content: [{ type: 'output_text', text, annotations: [] }],
  };
}
