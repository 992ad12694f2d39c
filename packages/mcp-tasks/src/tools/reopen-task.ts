import * as z from 'zod';
import { answerChange, changeOf, found, taskId } from './fields.ts';
import { taskTool } from './task-tool.ts';

export const reopenTask = taskTool({
  name: 'reopen_task',
  title: 'Reopen a task',
  description:
    'Makes a completed task pending again. Use it when a task was completed by mistake or has to be done again. Reopening a pending task changes nothing.',
  input: z.strictObject({ task_id: taskId }),
  output: changeOf('reopened'),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async run({ task_id }, tasks) {
    return answerChange('reopened', found(task_id, await tasks.reopen(task_id)));
  },
});
