import type { ThreadItem, UserMessageItem } from '../../protocol/items.ts';
import type { ThreadMetadata } from '../../protocol/threads.ts';
import type { ChatContext } from '../context.ts';
import type { Turn, TurnCause } from '../ports.ts';

/** What a turn is about. */
export interface TurnSubject {
  readonly id: string;
  readonly cause: TurnCause;
  readonly thread: ThreadMetadata;
  readonly message: UserMessageItem | null;
}

/** The most items that a turn's history can be asked for. */
const mostItems = 1_000;

/** The turn as its responder sees it, with a thread of its own to change. */
export function makeTurn(context: ChatContext, subject: TurnSubject, signal: AbortSignal): Turn {
  const { owner, newId, now, request, attachments, allowance } = context;
  const thread = structuredClone(subject.thread);
  return {
    ...subject,
    ...request,
    owner,
    thread,
    signal,
    newId,
    now,
    history: historyOf(context, thread.id),
    countTokens: (usage) => allowance.countTokens(usage),
    attachment: async (id) => attachments?.read(id) ?? null,
  };
}

/** The newest items of a thread, oldest first. */
export function historyOf(
  { store }: Pick<ChatContext, 'store'>,
  threadId: string,
): (limit: number) => Promise<ThreadItem[]> {
  return async (limit) => {
    const listing = await store.listItems(threadId, { limit: Math.min(limit, mostItems), order: 'desc' });
    return listing?.page.data.toReversed() ?? [];
  };
}
