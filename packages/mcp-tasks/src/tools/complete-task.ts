import * as z from 'zod';
import { answerChange, changeOf, taskId } from './fields.ts';
import { taskTool } from './task-tool.ts';

export const completeTask = taskTool({
  name: 'complete_task',
  title: 'Complete a task',
  description:
    'Marks one task as done. Use it when the user has done, finished or wants to tick off a task. Completing a completed task changes nothing.',
  input: z.strictObject({ task_id: taskId }),
  output: changeOf('completed'),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async run({ task_id }, tasks) {
    return answerChange('completed', task_id, await tasks.complete(task_id));
  },
});
