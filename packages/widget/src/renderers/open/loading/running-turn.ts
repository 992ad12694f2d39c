import type { ThreadStore } from '../thread-store.ts';
import type { StreamingRequest } from '../wire.ts';

/** What joins the turn that runs in the thread: this page, before it was loaded again, or another one began it. `null`: none does. */
export async function runningTurn(
  { options: { client } }: ThreadStore,
  threadId: string,
  signal: AbortSignal,
): Promise<StreamingRequest | null> {
  const request = { type: 'chatdock.turns.join', params: { thread_id: threadId } } as const;
  const entries = client.stream(request, signal);
  try {
    const { done } = await entries.next();
    return done ? null : request;
  } catch {
    return null; // the server has none to join, and the thread is there without
  } finally {
    void entries.return(undefined);
  }
}
