import { type Json, place } from '../read-json.ts';
import type { Task, ThreadItem } from '../wire.ts';
import { readTask } from './read-step.ts';

/** A workflow after a change to one of its tasks. */
export function changeWorkflow(item: ThreadItem, update: Json): ThreadItem {
  const index = place(update['task_index']);
  const isAdded = update['type'] === 'workflow.task.added';
  const isKnown = isAdded || update['type'] === 'workflow.task.updated';
  if (item.type !== 'workflow' || index === null || !isKnown) return item;
  const task = readTask(update['task']);
  const tasks = [...item.workflow.tasks];
  const before = tasks[index];
  if (isAdded || before === undefined) tasks.splice(index, 0, task);
  else tasks[index] = withOutcome(task, before);
  return { ...item, workflow: { ...item.workflow, tasks } };
}

/**
 * What was seen of its tasks is kept: a step that stopped loading without completing has failed, which the wire does not
 * say; one with an icon waits, or was not wanted.
 */
export function replaceWorkflow(item: ThreadItem, before: ThreadItem): ThreadItem {
  if (item.type !== 'workflow' || before.type !== 'workflow') return item;
  const known = before.workflow.tasks;
  const tasks = item.workflow.tasks.map((task, index) => withOutcome(task, known[index]));
  return { ...item, workflow: { ...item.workflow, tasks } };
}

function withOutcome(task: Task, before: Task | undefined): Task {
  const stopped = before?.status_indicator === 'loading' || before?.failed === true;
  return task.status_indicator === 'none' && stopped && !task.icon ? { ...task, failed: true } : task;
}
