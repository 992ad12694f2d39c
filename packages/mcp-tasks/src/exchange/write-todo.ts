import ICAL from 'ical.js';
import { isTimed } from '../due.ts';
import type { Task } from '../task.ts';
import { foldLines } from './fold-lines.ts';

/** A task as a VTODO, with the line break after it. */
export function writeTodo(task: Task): string {
  const todo = new ICAL.Component('vtodo');
  todo.addPropertyWithValue('uid', task.uid);
  todo.addPropertyWithValue('dtstamp', momentOf(task.updatedAt));
  todo.addPropertyWithValue('created', momentOf(task.createdAt));
  todo.addPropertyWithValue('last-modified', momentOf(task.updatedAt));
  todo.addPropertyWithValue('summary', task.title);
  if (task.description !== '') {
    todo.addPropertyWithValue('description', task.description.replace(/\r\n?/g, '\n'));
  }
  if (task.due !== null) addDue(todo, task, task.due);
  if (task.priority !== null) todo.addPropertyWithValue('priority', ranks[task.priority]);
  if (task.tags.length > 0) {
    const categories = new ICAL.Property('categories');
    categories.setValues(task.tags);
    todo.addProperty(categories);
  }
  todo.addPropertyWithValue('status', task.completed ? 'COMPLETED' : 'NEEDS-ACTION');
  if (task.completedAt) {
    todo.addPropertyWithValue('completed', momentOf(task.completedAt));
    todo.addPropertyWithValue('percent-complete', 100);
  }
  return foldLines(todo.toString());
}

const ranks = { high: 1, medium: 5, low: 9 };

function addDue(todo: ICAL.Component, { timeZone, recurrence }: Task, due: string): void {
  // A rule begins at DTSTART, so a task that repeats has one: its due date.
  if (recurrence !== null) todo.addProperty(timeOf('dtstart', due, timeZone));
  todo.addProperty(timeOf('due', due, timeZone));
  if (recurrence !== null) todo.addPropertyWithValue('rrule', ICAL.Recur.fromString(recurrence));
  // A day has no time zone in iCalendar; ours tells when the day begins.
  if (!isTimed(due) && timeZone !== null) todo.addPropertyWithValue('x-chatdock-time-zone', timeZone);
}

function timeOf(name: string, due: string, timeZone: string | null): ICAL.Property {
  const property = new ICAL.Property(name);
  const isUtc = isTimed(due) && timeZone === 'UTC';
  if (!isTimed(due)) property.resetType('date');
  else if (!isUtc && timeZone !== null) property.setParameter('tzid', timeZone);
  property.setValue(ICAL.Time.fromString(isUtc ? `${due}Z` : due, property));
  return property;
}

/** In UTC, to the second: iCalendar knows nothing finer. */
function momentOf(date: Date): ICAL.Time {
  return ICAL.Time.fromJSDate(date, true);
}
