import { ChatdockError } from '../../chatdock-error.ts';
import type { ThreadItem } from '../../protocol/items.ts';
import type { ThreadMetadata } from '../../protocol/threads.ts';
import type { ChatContext } from '../context.ts';
import type { InactiveThread, ThreadDraft, TurnOpening } from '../store-ports.ts';
import { refusal } from '../thread-status.ts';
import { settleInterrupted } from './interruption.ts';
import { tooManyTurns } from './limit-answer.ts';

/** A turn that has its claim on the thread, and what its beginning answered. */
export interface BegunTurn<Begun> {
  readonly id: string;
  readonly thread: ThreadMetadata;
  readonly begun: Begun;
}

/** The first changes of a turn. What it throws undoes them, and is what the request is answered with. */
export type Begin<Begun> = (draft: ThreadDraft) => Promise<Begun>;

/**
 * Claims the thread for a new turn and makes the turn's first changes, before any stream starts. A turn that a dead
 * process left behind is settled first.
 *
 * @throws ChatdockError `not_found`, `turn_in_progress`, `limit_reached`, `unavailable`, and what `begin` throws; nothing has
 * changed then.
 */
export async function openTurn<Begun>(
  context: ChatContext,
  threadId: string,
  begin: Begin<Begun>,
): Promise<BegunTurn<Begun>> {
  return opened(context, threadId, (id) => context.store.openTurn(threadId, id, begin));
}

/**
 * Claims the thread for a turn that begins with nothing but what a user adds. Rejects as {@link openTurn} does.
 *
 * @throws ChatdockError `thread_locked`, `thread_closed`
 */
export async function openTurnWith<Item extends ThreadItem>(
  context: ChatContext,
  threadId: string,
  makeItem: () => Item,
): Promise<BegunTurn<Item>> {
  return opened(context, threadId, async (id) => {
    const item = makeItem();
    const opening = await context.store.openTurnWith(threadId, id, item);
    return opening.state === 'open' ? { ...opening, begun: item } : opening;
  });
}

/** Tries until the thread is claimed or there is a reason why not. */
async function opened<Begun>(
  context: ChatContext,
  threadId: string,
  open: (id: string) => Promise<TurnOpening<Begun> | InactiveThread>,
): Promise<BegunTurn<Begun>> {
  context.turns.assertOpen();
  const id = context.newId('turn');
  const opening = await claimed(context, { threadId, id }, () => open(id));
  switch (opening.state) {
    case 'open':
      return { id, thread: opening.thread, begun: opening.begun };
    case 'missing':
      throw new ChatdockError('not_found');
    case 'interrupted':
      await settleInterrupted(context, threadId, opening.turnId);
      return opened(context, threadId, open);
    case 'inactive':
      throw refusal(opening.thread);
    default:
      throw new ChatdockError('turn_in_progress');
  }
}

/** Creates a thread with its first turn. Rejects as {@link openTurn} does. */
export async function createThread<Begun>(
  context: ChatContext,
  thread: ThreadMetadata,
  begin: Begin<Begun>,
): Promise<BegunTurn<Begun>> {
  context.turns.assertOpen();
  const id = context.newId('turn');
  const create = async () => ({
    state: 'open' as const,
    begun: await context.store.createThread(thread, id, begin),
  });
  const { begun } = await claimed(context, { threadId: thread.id, id }, create);
  return { id, thread, begun };
}

/** Creates a thread whose first turn begins with nothing but an item. Rejects as {@link openTurn} does. */
export async function createThreadWith<Item extends ThreadItem>(
  context: ChatContext,
  thread: ThreadMetadata,
  item: Item,
): Promise<BegunTurn<Item>> {
  context.turns.assertOpen();
  const id = context.newId('turn');
  const create = async () => {
    await context.store.createThreadWith(thread, id, item);
    return { state: 'open' as const };
  };
  await claimed(context, { threadId: thread.id, id }, create);
  return { id, thread, begun: item };
}

/** Claims a thread, and one of the owner's messages with it. What is not opened has used nothing up. */
async function claimed<Opening extends { readonly state: string }>(
  context: ChatContext,
  key: { threadId: string; id: string },
  claim: () => Promise<Opening>,
): Promise<Opening> {
  const giveBack = await context.allowance.takeMessage();
  let isOpen = false;
  try {
    const opening = await claim();
    isOpen = opening.state === 'open';
    return opening;
  } catch (error) {
    throw notClaimed(context, key, error);
  } finally {
    if (!isOpen) giveBack();
  }
}

/**
 * A connection can break over the commit: then nobody knows whether the thread is claimed. Since this process lives,
 * no other would free it.
 */
function notClaimed(
  { store, turns, allowance }: ChatContext,
  { threadId, id }: { threadId: string; id: string },
  error: unknown,
): unknown {
  if (!(error instanceof ChatdockError)) turns.endLater(() => store.turnWriter(threadId, id).release());
  const isLimit = error instanceof ChatdockError && error.code === 'limit_reached';
  return isLimit && allowance.turnsAtATime !== null ? tooManyTurns(allowance.turnsAtATime) : error;
}
