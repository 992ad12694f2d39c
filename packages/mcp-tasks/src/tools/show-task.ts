import type { Task } from '../task.ts';
import { showTask } from './fields.ts';

/** A task with all there is to say about it. */
export function showTaskFully(task: Task): Record<string, unknown> {
  return {
    ...showTask(task),
    ...(task.description !== '' && { description: task.description }),
    created_at: task.createdAt.toISOString(),
    updated_at: task.updatedAt.toISOString(),
    ...(task.completedAt && { completed_at: task.completedAt.toISOString() }),
    ...(task.nextId !== null && { next_task_id: task.nextId }),
  };
}
