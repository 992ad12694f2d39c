import * as z from 'zod';
import { answerChange, changeOf, description, taskId, title } from './fields.ts';
import { taskTool } from './task-tool.ts';

export const updateTask = taskTool({
  name: 'update_task',
  title: 'Change a task',
  description:
    'Changes the title or the description of one task, or both; what is left out stays as it is. Use it when the user wants to rename, reword or add details to a task.',
  input: z.strictObject({ task_id: taskId, title: title.optional(), description: description.optional() }),
  output: changeOf('updated'),
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  async run({ task_id, ...changes }, tasks) {
    return answerChange('updated', task_id, await tasks.update(task_id, changes));
  },
});
