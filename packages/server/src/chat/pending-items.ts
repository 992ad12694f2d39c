import type { ItemUpdate } from '../protocol/item-updates.ts';
import type { AssistantMessageItem, ThreadItem, WorkflowItem } from '../protocol/items.ts';

/** Items that were announced and are not stored yet, with every update folded in: what would be lost without it. */
export interface PendingItems {
  add(item: ThreadItem): void;
  update(itemId: string, update: ItemUpdate): void;
  drop(itemId: string): void;
  has(itemId: string): boolean;
  /** The answers that have been begun and hold text. */
  partialAnswers(): AssistantMessageItem[];
}

export function pendingItems(): PendingItems {
  const items = new Map<string, ThreadItem>();
  return {
    // A copy: folding an update in must not change the object that the responder will send as done.
    add: (item) => void items.set(item.id, structuredClone(item)),
    update(itemId, update) {
      const item = items.get(itemId);
      if (item) fold(item, update);
    },
    drop: (itemId) => void items.delete(itemId),
    has: (itemId) => items.has(itemId),
    partialAnswers: () =>
      [...items.values()].filter(
        (item): item is AssistantMessageItem =>
          item.type === 'assistant_message' && item.content.some(({ text }) => text.trim() !== ''),
      ),
  };
}

function fold(item: ThreadItem, update: ItemUpdate): void {
  if (item.type === 'workflow') foldTask(item, update);
  if (item.type === 'assistant_message') foldText(item, update);
}

function foldTask({ workflow }: WorkflowItem, update: ItemUpdate): void {
  if (update.type === 'workflow.task.added') {
    workflow.tasks.splice(update.task_index, 0, structuredClone(update.task));
  } else if (update.type === 'workflow.task.updated' && update.task_index < workflow.tasks.length) {
    workflow.tasks[update.task_index] = structuredClone(update.task);
  }
}

function foldText(item: AssistantMessageItem, update: ItemUpdate): void {
  switch (update.type) {
    case 'assistant_message.content_part.added':
    case 'assistant_message.content_part.done':
      fillUpTo(item, update.content_index);
      item.content[update.content_index] = structuredClone(update.content);
      return;
    case 'assistant_message.content_part.text_delta':
      fillUpTo(item, update.content_index).text += update.delta;
      return;
    case 'assistant_message.content_part.annotation_added':
      fillUpTo(item, update.content_index).annotations.splice(
        update.annotation_index,
        0,
        structuredClone(update.annotation),
      );
      return;
    default:
  }
}

/** Parts an assistant message can have: a bound on what a wrong index makes this fill up. */
const mostParts = 1_000;

/** The part at `index`; parts that were never announced are empty. */
function fillUpTo({ content }: AssistantMessageItem, index: number): AssistantMessageItem['content'][number] {
  if (index >= mostParts) throw new RangeError('An answer has too many parts.');
  while (content.length <= index) content.push({ type: 'output_text', text: '', annotations: [] });
  return content[index] ?? { type: 'output_text', text: '', annotations: [] };
}
