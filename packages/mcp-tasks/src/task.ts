import type { Priority } from './priority.ts';
import { TaskError } from './task-error.ts';

/** Longest title and description, in characters (code points). */
export const maxTitleLength = 200;
export const maxDescriptionLength = 2_000;

/** The greatest number a task can have. */
export const maxTaskId = 2_147_483_647;

/** One task of one owner. */
export interface Task {
  /** Counts up from 1 for each owner, so that people can say it; never given to a second task. */
  id: number;
  /** Names the task wherever it goes, in files and calendars; 1 to 255 characters. */
  uid: string;
  /** One line of 1 to 200 characters, without white space at its ends. */
  title: string;
  /** Up to 2,000 characters, line breaks allowed; empty when there is none. */
  description: string;
  completed: boolean;
  /** A day, `2026-12-01`, or what the clock in `timeZone` shows then, `2026-12-01T09:00:00`. */
  due: string | null;
  /** An IANA name, such as `Europe/Berlin`; never null when `due` has a time. */
  timeZone: string | null;
  priority: Priority | null;
  /** Up to 10, in lower case. */
  tags: string[];
  /** How it repeats: the recurrence rule of RFC 5545 from `due` on, such as `FREQ=WEEKLY;BYDAY=MO`. */
  recurrence: string | null;
  /** The task that was made when this one, a recurring one, was completed. */
  nextId: number | null;
  createdAt: Date;
  /** When the task last changed. */
  updatedAt: Date;
  /** When it was completed first; null while it is pending. */
  completedAt: Date | null;
}

/** A task that was completed. */
export interface CompletedTask extends Task {
  /** The next one of a recurring task, unless it has been deleted. */
  next?: Task | undefined;
}

/** What makes a task. */
export interface NewTask {
  title: string;
  description?: string | undefined;
  /** As `parseDue` takes it. Left out of a recurring task: the first time of its rule from today on. */
  due?: string | null | undefined;
  /** Left out: UTC, when `due` has a time. */
  timeZone?: string | null | undefined;
  priority?: Priority | null | undefined;
  tags?: readonly string[] | undefined;
  /** As `parseRecurrence` takes it. */
  recurrence?: string | null | undefined;
}

/** What to change; what is left out stays, and null takes away. */
export interface TaskChanges {
  title?: string | undefined;
  description?: string | undefined;
  /** A task that loses its due date no longer repeats. */
  due?: string | null | undefined;
  timeZone?: string | null | undefined;
  priority?: Priority | null | undefined;
  /** All of them: they take the place of those before. */
  tags?: readonly string[] | undefined;
  /** For a task without a due date, it becomes the first time of the rule from today on. */
  recurrence?: string | null | undefined;
}

/** A task as it was elsewhere, to be kept with its times and its `uid`. */
export type TaskRecord = Omit<Task, 'id' | 'nextId'>;

/** The title as it is kept: without white space around it. Throws a `TaskError` `invalid_title` for what is not a title. */
export function parseTitle(title: string): string {
  const kept = title.trim();
  if (!visible.test(kept)) throw new TaskError('invalid_title', 'A task needs a title.');
  if (!kept.isWellFormed() || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(kept)) {
    throw new TaskError('invalid_title', 'A title is one line of text without control characters.');
  }
  if (lengthOf(kept) > maxTitleLength) {
    throw new TaskError('invalid_title', `A title has at most ${maxTitleLength} characters.`);
  }
  return kept;
}

/** The description, unchanged. Throws a `TaskError` `invalid_description` for what cannot be kept. */
export function parseDescription(description: string): string {
  if (!description.isWellFormed() || /[^\P{Cc}\n\r\t]/u.test(description)) {
    throw new TaskError('invalid_description', 'A description is text without control characters.');
  }
  if (lengthOf(description) > maxDescriptionLength) {
    throw new TaskError(
      'invalid_description',
      `A description has at most ${maxDescriptionLength.toLocaleString('en')} characters.`,
    );
  }
  return description;
}

/** Something besides white space, control and zero-width characters. */
const visible = /[^\s\p{Z}\p{Cc}\p{Cf}]/u;

/** In code points, as Postgres and JSON Schema count. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}
