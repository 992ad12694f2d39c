import type { ThreadStreamEvent } from '../../protocol/events.ts';
import { threadStreamEventSchema } from '../../protocol/events.ts';
import { isHiddenItem, type ThreadItem } from '../../protocol/items.ts';
import type { TurnWriter } from '../store-ports.ts';
import { pendingItems } from './pending-items.ts';

/** The thread was deleted, or another turn took it over: whatever this turn still says is of no use. */
export class TurnLostError extends Error {
  override readonly name = 'TurnLostError';
}

/** The only code that turns stream events into writes. Write before announce: who is told of an item can rely on it. */
export interface EventRecorder {
  /**
   * Stores what an event makes final. Answers the event as the client may see it, or `null`: hidden items are kept from
   * it, and what a thread is is told by this server alone. Rejects with {@link TurnLostError} when nothing can be written.
   */
  record(event: ThreadStreamEvent): ThreadStreamEvent | null | Promise<ThreadStreamEvent | null>;
  /** Begun answers that hold text, to be kept when a turn breaks off. */
  unfinished(): ThreadItem[];
}

type EventOf<Type extends ThreadStreamEvent['type']> = Extract<ThreadStreamEvent, { type: Type }>;

export function eventRecorder(writer: TurnWriter, threadId: string): EventRecorder {
  const pending = pendingItems();
  const hidden = new Set<string>();

  const notice = (item: ThreadItem): boolean => {
    if (item.thread_id !== threadId)
      throw new TypeError('An item names another thread than the one it is sent to.');
    if (isHiddenItem(item)) hidden.add(item.id);
    else hidden.delete(item.id);
    return !isHiddenItem(item);
  };
  const keep = async (event: EventOf<'thread.item.done' | 'thread.item.replaced'>) => {
    const isVisible = notice(event.item);
    await written(writer.putItem(event.item));
    pending.drop(event.item.id);
    return isVisible ? event : null;
  };
  const add = (event: EventOf<'thread.item.added'>) => {
    const isVisible = notice(event.item);
    pending.add(event.item);
    return isVisible ? event : null;
  };
  const update = (event: EventOf<'thread.item.updated'>) => {
    pending.update(event.item_id, event.update);
    return hidden.has(event.item_id) ? null : event;
  };
  const remove = async (event: EventOf<'thread.item.removed'>) => {
    await written(writer.removeItem(event.item_id));
    pending.drop(event.item_id);
    return hidden.has(event.item_id) ? null : event;
  };
  return {
    unfinished: () => pending.partialAnswers(),
    record(given) {
      const event = isTextDelta(given) ? given : threadStreamEventSchema.parse(given);
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
        case 'thread.created':
        case 'thread.updated':
          return null;
        default:
          return event;
      }
    },
  };
}

/**
 * Events come from the application: one of another shape is its mistake, and ends the turn. Nearly all of them are text,
 * which is looked at here; the schema takes ten times as long.
 */
function isTextDelta(event: ThreadStreamEvent): boolean {
  if (event.type !== 'thread.item.updated' || typeof event.item_id !== 'string') return false;
  const { update } = event;
  return (
    update.type === 'assistant_message.content_part.text_delta' &&
    typeof update.delta === 'string' &&
    Number.isSafeInteger(update.content_index) &&
    update.content_index >= 0
  );
}

/** @throws TurnLostError when the write did not take place. */
export async function written(write: Promise<boolean>): Promise<void> {
  if (!(await write)) throw new TurnLostError();
}
