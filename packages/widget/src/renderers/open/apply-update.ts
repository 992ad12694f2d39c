import { applyWidgetUpdate } from './apply-widget-update.ts';
import type {
  AssistantContent,
  ItemUpdate,
  Task,
  ThreadItem,
  WidgetComponent,
  WidgetItem,
  WorkflowItem,
} from './wire.ts';

/** An item after a partial change. An update for another kind of item changes nothing: the same object comes back. */
export function applyUpdate(item: ThreadItem, update: ItemUpdate): ThreadItem {
  switch (update.type) {
    case 'assistant_message.content_part.added':
    case 'assistant_message.content_part.done':
      return withPart(item, update.content_index, () => update.content);
    case 'assistant_message.content_part.text_delta':
      return withPart(item, update.content_index, ({ text }) => ({
        type: 'output_text',
        text: text + update.delta,
      }));
    case 'workflow.task.added':
    case 'workflow.task.updated':
      return item.type === 'workflow' ? withTask(item, update) : item;
    default:
      return item.type === 'widget' ? withWidget(item, applyWidgetUpdate(item.widget, update)) : item;
  }
}

function withWidget(item: WidgetItem, widget: WidgetComponent): WidgetItem {
  return widget === item.widget ? item : { ...item, widget };
}

const emptyPart: AssistantContent = { type: 'output_text', text: '' };

function withPart(
  item: ThreadItem,
  index: number,
  change: (part: AssistantContent) => AssistantContent,
): ThreadItem {
  if (item.type !== 'assistant_message') return item;
  const content = [...item.content];
  while (content.length <= index) content.push(emptyPart);
  content[index] = change(content[index] ?? emptyPart);
  return { ...item, content };
}

type TaskUpdate = Extract<ItemUpdate, { task: Task }>;

function withTask(item: WorkflowItem, { type, task_index, task }: TaskUpdate): WorkflowItem {
  const tasks = [...item.workflow.tasks];
  const before = tasks[task_index];
  if (type === 'workflow.task.added' || before === undefined) tasks.splice(task_index, 0, task);
  else tasks[task_index] = withOutcome(task, before);
  return { ...item, workflow: { ...item.workflow, tasks } };
}

/**
 * A whole item in place of the one known so far. What was seen of its tasks is kept: a step that stopped loading
 * without completing has failed, which the wire does not say; one with an icon waits, or was not wanted.
 */
export function replaceItem(item: ThreadItem, before: ThreadItem): ThreadItem {
  if (item.type !== 'workflow' || before.type !== 'workflow') return item;
  const known = before.workflow.tasks;
  const tasks = item.workflow.tasks.map((task, index) => withOutcome(task, known[index]));
  return { ...item, workflow: { ...item.workflow, tasks } };
}

function withOutcome(task: Task, before: Task | undefined): Task {
  const stopped = before?.status_indicator === 'loading' || before?.failed === true;
  return task.status_indicator === 'none' && stopped && !task.icon ? { ...task, failed: true } : task;
}
