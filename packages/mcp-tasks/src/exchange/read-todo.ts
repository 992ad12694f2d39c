import ICAL from 'ical.js';
import type { Priority } from '../priority.ts';
import type { TaskRecord } from '../task.ts';
import { TaskError } from '../task-error.ts';
import { nameByContent } from './file-task.ts';
import { readWhen } from './read-when.ts';

/**
 * The tasks of an iCalendar file: its VTODOs, except cancelled ones and single exceptions of recurring ones. Throws a
 * `TaskError` `invalid_file`.
 */
export function readTodos(text: string): TaskRecord[] {
  const name = nameByContent();
  return parse(text)
    .flatMap((calendar) => calendar.getAllSubcomponents('vtodo'))
    .filter(
      (todo) => textOf(todo, 'status').toUpperCase() !== 'CANCELLED' && !todo.hasProperty('recurrence-id'),
    )
    .map((todo, at) => {
      try {
        return toRecord(todo, name);
      } catch (error) {
        if (error instanceof TaskError) throw new TaskError(error.code, `Task ${at + 1}: ${error.message}`);
        throw new TaskError('invalid_file', `Task ${at + 1}: it is not a VTODO as RFC 5545 has it.`);
      }
    });
}

function parse(text: string): ICAL.Component[] {
  // A file may hold several calendars, one after the other; the library reads them when they have a parent.
  const calendars = text.replace(/^\uFEFF/, '').trim();
  try {
    const root = ICAL.Component.fromString(`BEGIN:X-FILE\r\n${calendars}\r\nEND:X-FILE`);
    const found = root.getAllSubcomponents();
    if (found.length > 0 && found.every(({ name }) => name === 'vcalendar')) return found;
  } catch {
    // Said below.
  }
  throw new TaskError('invalid_file', 'This is not an iCalendar file.');
}

function toRecord(todo: ICAL.Component, name: ReturnType<typeof nameByContent>): TaskRecord {
  const completedAt = momentOf(todo, 'completed');
  const createdAt = momentOf(todo, 'created') ?? momentOf(todo, 'dtstamp') ?? new Date();
  const when = readWhen(todo);
  const task = {
    title: textOf(todo, 'summary').replace(/\s+/g, ' '),
    description: textOf(todo, 'description'),
    due: when.due,
  };
  const uid = textOf(todo, 'uid');
  return {
    ...task,
    ...when,
    uid: uid === '' || uid.length > 255 ? name({ ...task, description: uid + task.description }) : uid,
    completed: completedAt !== null || textOf(todo, 'status').toUpperCase() === 'COMPLETED',
    priority: priorityOf(todo),
    tags: tagsOf(todo),
    recurrence: todo.getFirstPropertyValue('rrule')?.toString() ?? null,
    createdAt,
    updatedAt: momentOf(todo, 'last-modified') ?? createdAt,
    completedAt,
  };
}

function textOf(todo: ICAL.Component, name: string): string {
  return todo.getFirstPropertyValue(name)?.toString() ?? '';
}

function momentOf(todo: ICAL.Component, name: string): Date | null {
  const value = todo.getFirstPropertyValue(name);
  return value instanceof ICAL.Time ? value.toJSDate() : null;
}

/** RFC 5545 counts from 1, the highest, to 9; 0 is none. */
function priorityOf(todo: ICAL.Component): Priority | null {
  const rank = Number(textOf(todo, 'priority'));
  if (!(rank >= 1 && rank <= 9)) return null;
  if (rank === 5) return 'medium';
  return rank < 5 ? 'high' : 'low';
}

function tagsOf(todo: ICAL.Component): string[] {
  return todo
    .getAllProperties('categories')
    .flatMap((property) => property.getValues().map(String))
    .flatMap((categories) => categories.split(','))
    .filter((category) => category.trim() !== '');
}
