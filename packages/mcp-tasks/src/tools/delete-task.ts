import * as z from 'zod';
import { answerChange, changeOf, found, taskId } from './fields.ts';
import { taskTool } from './task-tool.ts';

export const deleteTask = taskTool({
  name: 'delete_task',
  title: 'Delete a task',
  description:
    'Deletes one task for good. Use it only when the user wants a task gone, not done. When more than one task could be meant, ask first.',
  input: z.strictObject({ task_id: taskId }),
  output: changeOf('deleted'),
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  async run({ task_id }, tasks) {
    return answerChange('deleted', found(task_id, await tasks.delete(task_id)));
  },
});
