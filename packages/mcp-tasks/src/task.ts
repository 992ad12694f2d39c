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
  /** One line of 1 to 200 characters, without white space at its ends. */
  title: string;
  /** Up to 2,000 characters, line breaks allowed; empty when there is none. */
  description: string;
  completed: boolean;
  createdAt: Date;
  /** When the title, the description or `completed` last changed. */
  updatedAt: Date;
  /** When it was completed first; null while it is pending. */
  completedAt: Date | null;
}

/** What makes a task. */
export interface NewTask {
  title: string;
  description?: string | undefined;
}

/** What to change; what is left out stays. */
export interface TaskChanges {
  title?: string | undefined;
  description?: string | undefined;
}

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
