import type { AssistantContent } from './content.ts';
import type { ItemUpdate } from './item-updates.ts';
import type { AssistantMessageItem, ThreadItem, WidgetItem, WorkflowItem } from './items.ts';
import { appendText, replaceComponent } from './widgets/change-tree.ts';

/**
 * Folds a partial change into its item, in place; the update itself is copied, so that the two share nothing. An
 * update that does not fit the item, or names a part that cannot be, changes nothing.
 */
export function applyItemUpdate(item: ThreadItem, update: ItemUpdate): void {
  switch (item.type) {
    case 'assistant_message':
      return changeText(item, update);
    case 'workflow':
      return changeTasks(item, update);
    case 'widget':
      return changeWidget(item, update);
    case 'generated_image':
      if (update.type === 'generated_image.updated') item.image = structuredClone(update.image);
      return;
    default:
  }
}

function changeText(item: AssistantMessageItem, update: ItemUpdate): void {
  switch (update.type) {
    case 'assistant_message.content_part.added':
      return changePart(item, update.content_index, () => structuredClone(update.content));
    case 'assistant_message.content_part.done':
      return changePart(item, update.content_index, (part) => finished(part, update.content));
    case 'assistant_message.content_part.text_delta':
      return changePart(item, update.content_index, (part) => ({ ...part, text: part.text + update.delta }));
    case 'assistant_message.content_part.annotation_added':
      return changePart(item, update.content_index, (part) => {
        part.annotations.splice(update.annotation_index, 0, structuredClone(update.annotation));
        return part;
      });
    default:
  }
}

/** Parts that an assistant message can have: a bound on what a wrong index makes this fill up. */
const mostParts = 1_000;

/** Changes the part at `index`; parts that were never announced are empty. */
function changePart(
  { content }: AssistantMessageItem,
  index: number,
  change: (part: AssistantContent) => AssistantContent,
): void {
  if (!Number.isInteger(index) || index < 0 || index >= mostParts) return;
  while (content.length <= index) content.push({ type: 'output_text', text: '', annotations: [] });
  const part = content[index];
  if (part) content[index] = change(part);
}

/** A finished part that names no sources says nothing of those that were announced: they stay. */
function finished(before: AssistantContent, content: AssistantContent): AssistantContent {
  const after = structuredClone(content);
  return after.annotations.length > 0 ? after : { ...after, annotations: before.annotations };
}

function changeTasks({ workflow }: WorkflowItem, update: ItemUpdate): void {
  if (update.type === 'workflow.task.added') {
    workflow.tasks.splice(update.task_index, 0, structuredClone(update.task));
  } else if (update.type === 'workflow.task.updated' && update.task_index in workflow.tasks) {
    workflow.tasks[update.task_index] = structuredClone(update.task);
  }
}

function changeWidget(item: WidgetItem, update: ItemUpdate): void {
  switch (update.type) {
    case 'widget.root.updated':
      item.widget = structuredClone(update.widget);
      return;
    case 'widget.component.updated':
      replaceComponent(item, update.component_id, structuredClone(update.component));
      return;
    case 'widget.streaming_text.value_delta':
      appendText(item.widget, update.component_id, update.delta);
      return;
    default:
  }
}
