import * as z from 'zod';
import { found, listedTask, number, taskId } from './fields.ts';
import { showTaskFully } from './show-task.ts';
import { taskTool } from './task-tool.ts';

export const getTask = taskTool({
  name: 'get_task',
  title: 'Show a task',
  description:
    'Shows one task with all its details. Use it when the user asks about one task, or when you need its description, which list_tasks leaves out.',
  input: z.strictObject({ task_id: taskId }),
  output: listedTask.extend({
    description: z.string().optional(),
    created_at: z.string(),
    updated_at: z.string(),
    completed_at: z.string().optional(),
    next_task_id: number.optional(),
  }),
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async run({ task_id }, tasks) {
    const shown = showTaskFully(found(task_id, await tasks.get(task_id)));
    return { text: shown, structured: shown };
  },
});
