import * as z from 'zod';
import {
  answerChange,
  changeOf,
  description,
  due,
  found,
  priority,
  recurrence,
  showExtras,
  tags,
  taskId,
  timeZone,
  title,
} from './fields.ts';
import { taskTool } from './task-tool.ts';

/** A field that can be taken away with null. */
const removable = <Field extends z.ZodType>(field: Field) =>
  field.nullable().meta({ description: `${field.description} Null takes it away.` });

export const updateTask = taskTool({
  name: 'update_task',
  title: 'Change a task',
  description:
    'Changes the title or the description of one task, or its due date, priority, tags or recurrence; what is left out stays as it is. Use it when the user wants to rename, reword, plan or add details to a task.',
  input: z.strictObject({
    task_id: taskId,
    ...z
      .object({
        title,
        description,
        due: removable(due),
        time_zone: removable(timeZone),
        priority: removable(priority),
        tags: tags.meta({ description: 'All its tags: they take the place of those before.' }),
        recurrence: removable(recurrence),
      })
      .partial().shape,
  }),
  output: changeOf('updated'),
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  async run({ task_id, time_zone, ...changes }, tasks) {
    const said = { ...changes, ...(time_zone !== undefined && { timeZone: time_zone }) };
    const task = found(task_id, await tasks.update(task_id, said));
    return answerChange('updated', task, showExtras(task));
  },
});
