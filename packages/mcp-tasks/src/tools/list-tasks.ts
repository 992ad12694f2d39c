import * as z from 'zod';
import { listedTask } from './fields.ts';
import { taskTool } from './task-tool.ts';

/** What one call lists at most: more would crowd out the conversation. */
const pageSize = 500;

const completedBy = { all: undefined, pending: false, completed: true } as const;

export const listTasks = taskTool({
  name: 'list_tasks',
  title: 'List tasks',
  description:
    'Lists the user’s tasks with their numbers. Use it to show tasks, and to find the number of a task the user calls by name before completing, changing or deleting it.',
  input: z.strictObject({
    status: z
      .enum(['all', 'pending', 'completed'])
      .default('all')
      .meta({ description: 'Which tasks: all of them, those still to do, or those done.' }),
  }),
  output: z.looseObject({ tasks: z.array(listedTask) }),
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async run({ status }, tasks) {
    const found = await tasks.list({ completed: completedBy[status], limit: pageSize + 1 });
    const shown = found.slice(0, pageSize).map(({ id, title, completed }) => ({ id, title, completed }));
    const note = found.length > pageSize ? `Only the first ${pageSize} tasks are listed.` : undefined;
    return { text: shown, structured: { tasks: shown }, note };
  },
});
