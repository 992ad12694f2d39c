import { isTimed, parseDue, type Due } from './due.ts';
import { priorities, type Priority } from './priority.ts';
import { checkRecurrence, firstOccurrence, parseRecurrence } from './recurrence.ts';
import { parseTags } from './tags.ts';
import {
  parseDescription,
  parseTitle,
  type NewTask,
  type Task,
  type TaskChanges,
  type TaskRecord,
} from './task.ts';
import { TaskError } from './task-error.ts';
import { parseTimeZone, wallTime } from './time-zone.ts';

/** The fields of a task that its owner chooses. */
export type ChosenFields = Pick<
  Task,
  'title' | 'description' | 'due' | 'timeZone' | 'priority' | 'tags' | 'recurrence'
>;

/** A new task as it is kept. Rejects with a `TaskError` for what cannot be. */
export async function parseNewTask(task: NewTask, now: Date): Promise<ChosenFields> {
  const recurrence = typeof task.recurrence === 'string' ? parseRecurrence(task.recurrence) : null;
  const said = parseWhen(task);
  return {
    title: parseTitle(task.title),
    description: parseDescription(task.description ?? ''),
    priority: parsePriority(task.priority),
    tags: parseTags(task.tags ?? []),
    recurrence,
    ...withClock(recurrence === null ? said : await firstDue({ ...said, recurrence }, now)),
  };
}

/** Changes as they are kept, and when a task is due that begins to repeat without a due date of its own. */
export interface ParsedChanges {
  changes: Partial<ChosenFields>;
  firstDue: string | null;
}

/** Changes as they are kept. Rejects with a `TaskError` for what cannot be, and `nothing_to_update` for none. */
export async function parseChanges(said: TaskChanges, now: Date): Promise<ParsedChanges> {
  const changes = { ...parseTexts(said), ...parseWhenChanges(said), ...parseRule(said) };
  if (Object.keys(changes).length === 0) {
    throw new TaskError('nothing_to_update', 'Say what to change, such as the title.');
  }
  const { due = null, timeZone = null, recurrence } = changes;
  if (!recurrence) return { changes, firstDue: null };
  if (changes.due === null) {
    throw new TaskError('invalid_recurrence', 'A task that repeats needs a due date.');
  }
  return { changes, firstDue: (await firstDue({ due, timeZone, recurrence }, now)).due };
}

function parseTexts({ title, description, priority, tags }: TaskChanges): Partial<ChosenFields> {
  return {
    ...(title !== undefined && { title: parseTitle(title) }),
    ...(description !== undefined && { description: parseDescription(description) }),
    ...(priority !== undefined && { priority: parsePriority(priority) }),
    ...(tags !== undefined && { tags: parseTags(tags) }),
  };
}

function parseRule({ recurrence }: TaskChanges): Partial<ChosenFields> {
  if (recurrence === undefined) return {};
  return { recurrence: recurrence === null ? null : parseRecurrence(recurrence) };
}

/** A task from elsewhere as it is kept. Rejects with a `TaskError` for what cannot be. */
export async function parseRecord(record: TaskRecord): Promise<TaskRecord> {
  const recurrence = record.recurrence === null ? null : parseRecurrence(record.recurrence);
  const when = withClock(parseWhen(record));
  if (recurrence !== null) await checkRecurrence({ ...when, recurrence });
  const times = [record.createdAt, record.updatedAt, record.completedAt ?? record.updatedAt];
  if (times.some((time) => !(time.getTime() >= earliestTime && time.getTime() < latestTime))) {
    throw new TaskError('invalid_input', 'A time of the task is not between the years 1900 and 9999.');
  }
  if (!/^[^\p{Cc}]{1,255}$/u.test(record.uid) || !record.uid.isWellFormed()) {
    throw new TaskError('invalid_input', 'The uid of the task is not 1 to 255 characters.');
  }
  return {
    ...record,
    title: parseTitle(record.title),
    description: parseDescription(record.description),
    priority: parsePriority(record.priority),
    tags: parseTags(record.tags),
    recurrence,
    ...when,
    completedAt: record.completed ? (record.completedAt ?? record.updatedAt) : null,
  };
}

const earliestTime = Date.UTC(1900, 0, 1);
const latestTime = Date.UTC(9999, 0, 1);

type When = Pick<Task, 'due' | 'timeZone'>;

function parseWhen({ due, timeZone }: Partial<Pick<NewTask, 'due' | 'timeZone'>>): When {
  if (typeof due === 'string') return parseDue(due, timeZone);
  return { due: null, timeZone: typeof timeZone === 'string' ? parseTimeZone(timeZone) : null };
}

/** Only what is said: a due date given with an offset says its time zone too. */
function parseWhenChanges({ due, timeZone }: TaskChanges): Partial<When> {
  const parsed = parseWhen({ due, timeZone });
  return {
    ...(due !== undefined && { due: parsed.due }),
    ...((timeZone !== undefined || parsed.timeZone !== null) && { timeZone: parsed.timeZone }),
  };
}

/** A time of day is shown by some clock: UTC, unless someone said another. */
function withClock({ due, timeZone }: When): When {
  return { due, timeZone: timeZone ?? (due !== null && isTimed(due) ? 'UTC' : null) };
}

/** When a recurring task is due first: when it says, if the rule goes on from there, or the rule's first day from today on. */
async function firstDue(task: When & { recurrence: string }, now: Date): Promise<Due> {
  const timeZone = task.timeZone ?? 'UTC';
  const first = await firstOccurrence({
    recurrence: task.recurrence,
    timeZone,
    due: task.due ?? wallTime(now, timeZone).slice(0, 10),
  });
  return { due: task.due ?? first, timeZone: task.timeZone };
}

function parsePriority(priority: Priority | null | undefined): Priority | null {
  if (priority === null || priority === undefined) return null;
  if (!priorities.includes(priority)) {
    throw new TaskError('invalid_input', `priority must be one of: ${priorities.join(', ')}.`);
  }
  return priority;
}
