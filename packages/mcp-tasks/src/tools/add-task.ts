import * as z from 'zod';
import { answerChange, changeOf, description, title } from './fields.ts';
import { taskTool } from './task-tool.ts';

export const addTask = taskTool({
  name: 'add_task',
  title: 'Add a task',
  description:
    'Adds one task to the user’s list. Use it when the user wants to add, note or remember something to do. Call it once per task.',
  input: z.strictObject({ title, description: description.optional() }),
  output: changeOf('created'),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  async run(task, tasks) {
    const added = await tasks.add(task);
    return answerChange('created', added.id, added);
  },
});
