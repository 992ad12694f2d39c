import type { Reference } from './reference.ts';

/** Which tasks a list shows. */
export type TaskStatus = 'all' | 'pending' | 'completed';

export interface NewTask {
  title: string;
  description?: string;
}

/** One way to understand "change A to B"; a sentence with several "to" has several. */
export interface UpdateReading {
  reference: Reference;
  /** Neither this nor a description: the user has not said the new text yet. */
  title?: string;
  description?: string;
}

/** What is answered without any tool. */
export type Topic =
  | 'hello'
  | 'goodbye'
  | 'thanks'
  | 'help'
  | 'undo'
  | 'reopen'
  | 'planning'
  | 'appending'
  | 'other_people'
  | 'never_mind'
  | 'negation'
  | 'unknown';

/** What the user wants, as far as rules can tell. */
export type Intent =
  /** No tasks: the user has not said the title yet. */
  | { kind: 'add'; tasks: NewTask[]; expectsReminder: boolean }
  | { kind: 'list'; status: TaskStatus }
  | { kind: 'find'; reference: Reference }
  | { kind: 'complete'; reference: Reference }
  | { kind: 'reopen'; reference: Reference }
  | { kind: 'delete'; reference: Reference }
  | { kind: 'update'; readings: UpdateReading[] }
  | { kind: 'talk'; topic: Topic };
