import { setTimeout as sleep } from 'node:timers/promises';
import type { ThreadStreamEvent } from '../../../src/protocol/index.ts';
import { readEvents, userInput, type ChatClient } from '../../support/chat-client.ts';

/** How long the server, or the thread, may refuse it: until when, by `performance.now()`. */
export interface Patience {
  readonly until: number;
}

/** Sends a message until the thread takes it; the events of its answer. Only being busy, or not well, is a reason to refuse. */
export async function nextMessage(
  user: ChatClient,
  threadId: string,
  { until }: Patience,
): Promise<ThreadStreamEvent[]> {
  const params = { thread_id: threadId, input: userInput('Still there?') };
  for (;;) {
    const response = await user.post({ type: 'threads.add_user_message', params });
    const text = await response.text();
    if (response.status === 200) return readEvents(text);
    const isTransient = response.status === 503 || text.includes('turn_in_progress');
    if (!isTransient || performance.now() > until) throw new Error(`Refused: ${response.status} ${text}`);
    await sleep(50);
  }
}

/** How such an answer ends. */
export const nextAnswer = {
  type: 'thread.item.done',
  item: { content: [{ text: 'You said: Still there?' }] },
};
