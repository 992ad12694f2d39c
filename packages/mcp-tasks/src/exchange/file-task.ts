import { createHash } from 'node:crypto';
import * as z from 'zod';
import { priorities } from '../priority.ts';
import type { Task, TaskRecord } from '../task.ts';
import { TaskError } from '../task-error.ts';

// A task as JSON and CSV files hold it. Only the title is needed; fields that are not known are passed over.

const time = z.iso.datetime({ offset: true }).nullish();

const fileTask = z.object({
  uid: z.string().nullish(),
  title: z.string(),
  description: z.string().nullish(),
  completed: z.boolean().nullish(),
  due: z.string().nullish(),
  time_zone: z.string().nullish(),
  priority: z.enum(priorities).nullish(),
  tags: z.array(z.string()).nullish(),
  recurrence: z.string().nullish(),
  created_at: time,
  updated_at: time,
  completed_at: time,
});

/** A task as files hold it; its number goes along for people, and is not read back. */
export function toFileTask(task: Task): { task_id: number } & z.infer<typeof fileTask> {
  return {
    task_id: task.id,
    uid: task.uid,
    title: task.title,
    description: task.description,
    completed: task.completed,
    due: task.due,
    time_zone: task.timeZone,
    priority: task.priority,
    tags: task.tags,
    recurrence: task.recurrence,
    created_at: task.createdAt.toISOString(),
    updated_at: task.updatedAt.toISOString(),
    completed_at: task.completedAt?.toISOString() ?? null,
  };
}

/** `null` where Zod stumbles: it compares what is called `length` before it knows that the value is a list. */
function parsedTask(task: unknown): z.ZodSafeParseResult<z.infer<typeof fileTask>> | null {
  try {
    return fileTask.safeParse(task);
  } catch {
    return null;
  }
}

/** The tasks of a file. Throws a `TaskError` `invalid_file` that says which one is wrong, and where. */
export function fromFileTasks(tasks: readonly unknown[]): TaskRecord[] {
  const name = nameByContent();
  return tasks.map((task, at) => {
    const parsed = parsedTask(task);
    if (parsed?.success) return toRecord(parsed.data, name);
    const field = parsed?.error.issues[0]?.path[0];
    const what = field === undefined ? 'it is not a task' : `its ${String(field)} is missing or not right`;
    throw new TaskError('invalid_file', `Task ${at + 1}: ${what}.`);
  });
}

/**
 * Gives a task without a uid one of its own that is the same whenever the same file is read, so that importing it again finds
 * the tasks there.
 */
export function nameByContent(): (task: Pick<TaskRecord, 'title' | 'description' | 'due'>) => string {
  const seen = new Map<string, number>();
  return ({ title, description, due }) => {
    const content = JSON.stringify([title, description, due]);
    const times = (seen.get(content) ?? 0) + 1;
    seen.set(content, times);
    return `content-${createHash('sha256').update(`${times} ${content}`).digest('hex')}`;
  };
}

function toRecord(file: z.infer<typeof fileTask>, name: ReturnType<typeof nameByContent>): TaskRecord {
  const task = { title: file.title, description: file.description ?? '', due: file.due ?? null };
  return {
    ...task,
    ...timesOf(file),
    uid: file.uid ?? name(task),
    completed: file.completed ?? false,
    timeZone: file.time_zone ?? null,
    priority: file.priority ?? null,
    tags: file.tags ?? [],
    recurrence: file.recurrence ?? null,
  };
}

function timesOf(
  file: z.infer<typeof fileTask>,
): Pick<TaskRecord, 'createdAt' | 'updatedAt' | 'completedAt'> {
  const createdAt = file.created_at ? new Date(file.created_at) : new Date();
  return {
    createdAt,
    updatedAt: file.updated_at ? new Date(file.updated_at) : createdAt,
    completedAt: file.completed_at ? new Date(file.completed_at) : null,
  };
}
