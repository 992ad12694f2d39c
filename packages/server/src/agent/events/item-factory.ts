import { itemBase, type ItemBase } from '../../respond/answering.ts';
import type { Turn } from '../../chat/ports.ts';

export type { ItemBase } from '../../respond/answering.ts';

/** Makes the ids and dates of an answer's items; a model's own ids repeat and are never used. */
export interface ItemFactory {
  message(): ItemBase;
  workflow(): ItemBase;
  toolCall(): ItemBase;
  hiddenContext(): ItemBase;
  /** How many whole seconds it is since an item was made. */
  secondsSince(item: ItemBase): number;
}

export function itemFactory(turn: Turn): ItemFactory {
  return {
    message: () => itemBase(turn, 'message'),
    workflow: () => itemBase(turn, 'workflow'),
    toolCall: () => itemBase(turn, 'tool_call'),
    hiddenContext: () => itemBase(turn, 'hidden_context'),
    secondsSince: ({ created_at }) =>
      Math.max(0, Math.floor((turn.now().getTime() - Date.parse(created_at)) / 1_000)),
  };
}
