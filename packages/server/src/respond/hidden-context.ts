import type { EventOf } from '../protocol/events.ts';
import { itemBase, type AnsweringTurn } from './answering.ts';

/** Keeps something for the model to read in later turns. No client is ever sent it. `content` is any JSON. */
export function hiddenContext(turn: AnsweringTurn, content: unknown): EventOf<'thread.item.done'> {
  return {
    type: 'thread.item.done',
    item: { type: 'hidden_context_item', ...itemBase(turn, 'message'), content: content ?? null },
  };
}
