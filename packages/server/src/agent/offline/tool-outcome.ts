import type { ListedTask } from './listed-task.ts';
import { fieldOf } from '../read-fields.ts';

/** What a task tool answered. */
export type Outcome =
  | { kind: 'changed'; id: number; title: string }
  | { kind: 'tasks'; tasks: ListedTask[]; isCut: boolean }
  /** The user was asked, and did not want it. */
  | { kind: 'declined' }
  /** The tool's own sentence. */
  | { kind: 'refused'; sentence: string };

const silence = 'The tool gave no answer.';

/** Reads the words of a task tool: JSON, perhaps with a note below; anything else is what went wrong. */
export function readOutcome(words: string | undefined): Outcome {
  const text = (words ?? '').trim();
  const [first = '', ...notes] = text.split('\n');
  const value = parse(text) ?? parse(first);
  return readList(value, notes.length > 0) ?? readChange(value) ?? readRefusal(value, text);
}

function readList(value: unknown, isCut: boolean): Outcome | undefined {
  const tasks = Array.isArray(value) ? value : fieldOf(value, 'tasks');
  return Array.isArray(tasks) ? { kind: 'tasks', tasks: tasks.filter(isListedTask), isCut } : undefined;
}

function readChange(value: unknown): Outcome | undefined {
  const id = fieldOf(value, 'task_id');
  const title = fieldOf(value, 'title');
  if (typeof id === 'number' && typeof title === 'string') return { kind: 'changed', id, title };
  return undefined;
}

function readRefusal(value: unknown, text: string): Outcome {
  const error = fieldOf(value, 'error');
  if (fieldOf(error, 'code') === 'declined') return { kind: 'declined' };
  const sentence = fieldOf(error, 'message');
  if (typeof sentence === 'string') return { kind: 'refused', sentence };
  return { kind: 'refused', sentence: text === '' || value !== undefined ? silence : text };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isListedTask(value: unknown): value is ListedTask {
  return (
    typeof fieldOf(value, 'id') === 'number' &&
    typeof fieldOf(value, 'title') === 'string' &&
    typeof fieldOf(value, 'completed') === 'boolean'
  );
}
