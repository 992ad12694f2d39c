import * as z from 'zod';
import {
  answerChange,
  changeOf,
  description,
  due,
  priority,
  recurrence,
  showExtras,
  tags,
  timeZone,
  title,
} from './fields.ts';
import { taskTool } from './task-tool.ts';

export const addTask = taskTool({
  name: 'add_task',
  title: 'Add a task',
  description:
    'Adds one task to the user’s list. Use it when the user wants to add, note or remember something to do. Call it once per task. Give a due date, priority, tags or recurrence only when the user says so.',
  input: z.strictObject({
    title,
    ...z.object({ description, due, time_zone: timeZone, priority, tags, recurrence }).partial().shape,
  }),
  output: changeOf('created'),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  async run({ time_zone, ...task }, tasks) {
    const added = await tasks.add({ ...task, timeZone: time_zone });
    return answerChange('created', added, showExtras(added));
  },
});
