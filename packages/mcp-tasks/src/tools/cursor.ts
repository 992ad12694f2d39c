import * as z from 'zod';
import { priorities } from '../priority.ts';
import { maxTaskId, type Task } from '../task.ts';
import { TaskError } from '../task-error.ts';
import type { TaskPosition, TaskSort } from '../task-repository.ts';

// A cursor says where a page ended: how the list was sorted, and what ordered its last task. It holds no owner and chooses no
// rows: whoever sends it reads on in their own list.

const cursorFormat = z.tuple([
  z.enum(['added', 'due', 'priority']),
  z.int().min(1).max(maxTaskId),
  z.union([z.null(), z.enum(priorities), z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/)]),
]);

/** The cursor after `task`. */
export function writeCursor(sort: TaskSort, task: Task): string {
  const key = { added: null, due: task.due, priority: task.priority }[sort];
  return Buffer.from(JSON.stringify([sort, task.id, key])).toString('base64url');
}

/** The place that a cursor names. Throws a `TaskError` `invalid_cursor` for anything but a cursor of a list so sorted. */
export function readCursor(cursor: string, sort: TaskSort): TaskPosition {
  const [by, id, key] = parse(cursor);
  if (by !== sort) throw invalid();
  const priority = priorities.find((known) => known === key) ?? null;
  return { id, priority, due: priority === null ? key : null };
}

function parse(cursor: string): z.infer<typeof cursorFormat> {
  try {
    return cursorFormat.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw invalid();
  }
}

function invalid(): TaskError {
  return new TaskError(
    'invalid_cursor',
    'This cursor is not of this list: use the last answer’s next_cursor with the same sort, or none.',
  );
}
