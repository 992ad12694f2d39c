import type { ThreadStreamEvent } from '../protocol/events.ts';
import { isHiddenItem, threadItemSchema, type ThreadItem } from '../protocol/items.ts';
import { pendingItems } from './pending-items.ts';
import type { TurnWriter } from './ports.ts';

/** The thread was deleted, or another turn took it over: whatever this turn still says is of no use. */
export class TurnLostError extends Error {
  override readonly name = 'TurnLostError';
}

/** The only code that turns stream events into writes. Write before announce: who is told of an item can rely on it. */
export interface EventRecorder {
  /**
   * Stores what an event makes final. Answers whether the client may see the event: hidden items are kept from
   * it, and what a thread is is told by this server alone. Rejects with {@link TurnLostError} when nothing can be written.
   */
  record(event: ThreadStreamEvent): boolean | Promise<boolean>;
  /** Begun answers that hold text, to be kept when a turn breaks off. */
  unfinished(): ThreadItem[];
}

type EventOf<Type extends ThreadStreamEvent['type']> = Extract<ThreadStreamEvent, { type: Type }>;

export function eventRecorder(writer: TurnWriter, threadId: string): EventRecorder {
  const pending = pendingItems();
  const hidden = new Set<string>();

  const notice = (item: ThreadItem): boolean => {
    if (isHiddenItem(item)) hidden.add(item.id);
    else hidden.delete(item.id);
    return !isHiddenItem(item);
  };
  const keep = async ({ item }: EventOf<'thread.item.done' | 'thread.item.replaced'>): Promise<boolean> => {
    await written(writer.putItem(checked(item, threadId)));
    pending.drop(item.id);
    return notice(item);
  };
  const add = ({ item }: EventOf<'thread.item.added'>): boolean => {
    pending.add(checked(item, threadId));
    return notice(item);
  };
  const update = (event: EventOf<'thread.item.updated'>): boolean => {
    pending.update(event.item_id, event.update);
    return !hidden.has(event.item_id);
  };
  const remove = async ({ item_id: id }: EventOf<'thread.item.removed'>): Promise<boolean> => {
    await written(writer.removeItem(id));
    pending.drop(id);
    return !hidden.has(id);
  };
  return {
    unfinished: () => pending.partialAnswers(),
    record(event) {
      switch (event.type) {
        case 'thread.item.done':
        case 'thread.item.replaced':
          return keep(event);
        case 'thread.item.added':
          return add(event);
        case 'thread.item.updated':
          return update(event);
        case 'thread.item.removed':
          return remove(event);
        default:
          return event.type !== 'thread.created' && event.type !== 'thread.updated';
      }
    },
  };
}

/** Items come from the application: one of another shape, or for another thread, is its mistake and is not stored. */
function checked(item: ThreadItem, threadId: string): ThreadItem {
  const parsed = threadItemSchema.parse(item);
  if (parsed.thread_id !== threadId)
    throw new TypeError('An item names another thread than the one it is sent to.');
  return parsed;
}

/** @throws TurnLostError when the write did not take place. */
export async function written(write: Promise<boolean>): Promise<void> {
  if (!(await write)) throw new TurnLostError();
}
