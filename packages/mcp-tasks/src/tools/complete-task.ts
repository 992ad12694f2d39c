import * as z from 'zod';
import { answerChange, changeOf, found, number, taskId } from './fields.ts';
import { taskTool } from './task-tool.ts';

export const completeTask = taskTool({
  name: 'complete_task',
  title: 'Complete a task',
  description:
    'Marks one task as done. Use it when the user has done, finished or wants to tick off a task. Completing a completed task changes nothing. A task that repeats is followed by its next one, which is told.',
  input: z.strictObject({ task_id: taskId }),
  output: changeOf('completed', {
    next_task_id: number.optional(),
    next_due: z.string().optional(),
  }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async run({ task_id }, tasks) {
    const task = found(task_id, await tasks.complete(task_id));
    const { next } = task;
    return answerChange('completed', task, next && { next_task_id: next.id, next_due: next.due });
  },
});
