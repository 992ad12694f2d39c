import ICAL from 'ical.js';
import { parseDue } from '../due.ts';
import { parseTimeZone } from '../time-zone.ts';
import type { TaskRecord } from '../task.ts';

/**
 * When a VTODO is due: at its DUE, at the end of its DURATION, or at its start. Throws a `TaskError`: `invalid_due`, or
 * `invalid_time_zone` for one that nobody knows and the file does not describe.
 */
export function readWhen(todo: ICAL.Component): Pick<TaskRecord, 'due' | 'timeZone'> {
  const property = todo.getFirstProperty('due') ?? todo.getFirstProperty('dtstart');
  const value = property?.getFirstValue();
  if (!property || !(value instanceof ICAL.Time)) return { due: null, timeZone: null };
  // The library reads the 99th of a month as a day of a later one.
  const written = String(property.toJSON()[3]);
  if (written !== value.toString()) parseDue(written);
  const time = value.clone();
  if (property.name === 'dtstart') addDuration(time, todo);
  if (time.isDate) return { due: time.toString(), timeZone: zoneOfDays(todo) };
  const tzid = property.getFirstParameter('tzid');
  // A time without a zone is one on the clock wherever you are; nobody said where.
  if (!tzid) return { due: time.toString().replace(/Z$/, ''), timeZone: 'UTC' };
  return inZone(todo, time, tzid);
}

function addDuration(time: ICAL.Time, todo: ICAL.Component): void {
  const duration = todo.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) time.addDuration(duration);
}

function zoneOfDays(todo: ICAL.Component): string | null {
  return todo.getFirstPropertyValue('x-chatdock-time-zone')?.toString() ?? null;
}

function inZone(todo: ICAL.Component, time: ICAL.Time, tzid: string): Pick<TaskRecord, 'due' | 'timeZone'> {
  const local = time.toString().replace(/Z$/, '');
  const described = todo.parent
    ?.getAllSubcomponents('vtimezone')
    .find((zone) => zone.getFirstPropertyValue('tzid') === tzid);
  try {
    // Some programs put a path before the name.
    return { due: local, timeZone: parseTimeZone(tzid.replace(/^\/.*?\/(?=[A-Z])/, '')) };
  } catch (error) {
    if (!described) throw error;
    const there = time.clone();
    there.zone = new ICAL.Timezone(described);
    return { due: there.toJSDate().toISOString().slice(0, 19), timeZone: 'UTC' };
  }
}
