/** The requests that are made, as the protocol has them. */
export function listThreads(): object {
  return { type: 'threads.list', params: { limit: 1, order: 'desc' } };
}

export function createThread(text: string): object {
  const input = { content: [{ type: 'input_text', text }], attachments: [], inference_options: {} };
  return { type: 'threads.create', params: { input } };
}

export function listItems(threadId: string): object {
  return { type: 'items.list', params: { thread_id: threadId, limit: 100, order: 'desc' } };
}

export function deleteThread(threadId: string): object {
  return { type: 'threads.delete', params: { thread_id: threadId } };
}
