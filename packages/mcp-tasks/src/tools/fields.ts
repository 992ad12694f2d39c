import * as z from 'zod';
import { maxDescriptionLength, maxTaskId, maxTitleLength, type Task } from '../task.ts';
import { TaskError } from '../task-error.ts';
import type { ToolAnswer } from './task-tool.ts';

// The fields that several tools share. Lengths and ranges are told here and enforced by the task's own rules: those count
// characters, not UTF-16 units, and a number that no task can have is answered like one that none has.

const number = z.int().meta({ minimum: 1, maximum: maxTaskId });

export const taskId = number.meta({ description: 'The number of the task, as list_tasks shows it.' });

export const title = z
  .string()
  .meta({ description: 'One line that says what is to be done.', minLength: 1, maxLength: maxTitleLength });

export const description = z
  .string()
  .meta({ description: 'Details, if any.', maxLength: maxDescriptionLength });

/** One task in a list. */
export const listedTask = z.looseObject({ id: number, title: z.string(), completed: z.boolean() });

/** What the tools that change one task answer. */
export const changeOf = <Status extends string>(status: Status) =>
  z.looseObject({ task_id: number, status: z.literal(status), title: z.string() });

/** The answer for a task that was changed; `undefined` means that there is none of that number. */
export function answerChange(status: string, id: number, task: Task | undefined): ToolAnswer {
  if (!task) throw new TaskError('task_not_found', `There is no task ${id}.`);
  const change = { task_id: task.id, status, title: task.title };
  return { text: change, structured: change };
}
