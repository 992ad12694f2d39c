import * as z from 'zod';
import { priorities } from '../priority.ts';
import { maxTagLength, maxTags } from '../tags.ts';
import { maxDescriptionLength, maxTaskId, maxTitleLength, type Task } from '../task.ts';
import { TaskError } from '../task-error.ts';
import type { ToolAnswer } from './task-tool.ts';

// The fields that several tools share. Lengths and ranges are told here and enforced by the task's own rules: those count
// characters, not UTF-16 units, and a number that no task can have is answered like one that none has.

export const number = z.int().meta({ minimum: 1, maximum: maxTaskId });

export const taskId = number.meta({ description: 'The number of the task, as list_tasks shows it.' });

export const title = z
  .string()
  .meta({ description: 'One line that says what is to be done.', minLength: 1, maxLength: maxTitleLength });

export const description = z
  .string()
  .meta({ description: 'Details, if any.', maxLength: maxDescriptionLength });

export const due = z.string().meta({
  description: 'When it is due: a day such as 2026-12-01, or a local time such as 2026-12-01T09:00.',
});

export const timeZone = z.string().meta({
  description: 'The IANA time zone of due, such as Europe/Berlin. Default: UTC.',
});

export const priority = z.enum(priorities).meta({ description: 'How much it matters.' });

export const tag = z.string().meta({ maxLength: maxTagLength });

export const tags = z
  .array(tag)
  .meta({ description: 'Words to group tasks by, such as home or work.', maxItems: maxTags });

export const recurrence = z.string().meta({
  description:
    'For a task that repeats: an RFC 5545 rule by days, weeks, months or years, such as FREQ=WEEKLY;BYDAY=MO.',
});

/** What a task has besides a title, where it has it. */
const extras = {
  due: z.string(),
  time_zone: z.string(),
  priority,
  tags: z.array(z.string()),
  recurrence: z.string(),
};

/** One task in a list. */
export const listedTask = z.looseObject({
  id: number,
  title: z.string(),
  completed: z.boolean(),
  ...z.object(extras).partial().shape,
});

/** What the tools that change one task answer. */
export const changeOf = <Status extends string>(status: Status, more?: z.ZodRawShape) =>
  z.looseObject({ task_id: number, status: z.literal(status), title: z.string(), ...more });

/** A task as lists show it. */
export function showTask(task: Task): z.infer<typeof listedTask> {
  const { id, title: shown, completed } = task;
  return { id, title: shown, completed, ...showExtras(task) };
}

/** Only what the task has: one with a title alone is shown with nothing more. */
export function showExtras(task: Task): Record<string, unknown> {
  return {
    ...(task.due !== null && { due: task.due }),
    ...(task.timeZone !== null && { time_zone: task.timeZone }),
    ...(task.priority !== null && { priority: task.priority }),
    ...(task.tags.length > 0 && { tags: task.tags }),
    ...(task.recurrence !== null && { recurrence: task.recurrence }),
  };
}

/** The task; throws a `TaskError` `task_not_found` when there is none of that number. */
export function found<Found extends Task>(id: number, task: Found | undefined): Found {
  if (!task) throw new TaskError('task_not_found', `There is no task ${id}.`);
  return task;
}

/** The answer for a task that was changed. */
export function answerChange(status: string, task: Task, more?: Record<string, unknown>): ToolAnswer {
  const change = { task_id: task.id, status, title: task.title, ...more };
  return { text: change, structured: change };
}
