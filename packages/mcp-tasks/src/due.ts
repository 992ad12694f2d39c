import { TaskError } from './task-error.ts';
import { parseTimeZone, wallTime } from './time-zone.ts';

/** When a task is due, as it is kept. */
export interface Due {
  /** A day, `2026-12-01`, or what the clock shows then, `2026-12-01T09:00:00`. */
  due: string;
  /** Where the clock hangs; null when nobody said. */
  timeZone: string | null;
}

/**
 * The due date as it is kept. Takes a day, a local time (seconds may be left out), or a time with an offset or `Z`, which
 * becomes the local time in `timeZone`, or in UTC when there is none. Throws a `TaskError` `invalid_due` or
 * `invalid_time_zone`.
 */
export function parseDue(due: string, timeZone?: string | null): Due {
  const zone = typeof timeZone === 'string' ? parseTimeZone(timeZone) : null;
  const [, day = '', time, offset] = duePattern.exec(due) ?? [];
  const local = `${day}T${(time ?? '00:00').padEnd(8, ':00')}`;
  if (!isReal(local)) throw invalidDue();
  if (time === undefined) return { due: day, timeZone: zone };
  return offset ? atOffset(`${local}${offset}`, zone ?? 'UTC') : { due: local, timeZone: zone };
}

/** A day, `2026-12-01`. Throws a `TaskError` `invalid_due` for anything else. */
export function parseDay(day: string): string {
  const parsed = parseDue(day).due;
  if (isTimed(parsed)) throw new TaskError('invalid_due', 'Give the day alone, such as 2026-12-01.');
  return parsed;
}

/** Whether a due date, as it is kept, has a time of day. */
export function isTimed(due: string): boolean {
  return due.includes('T');
}

const duePattern =
  /^((?:19|[2-9]\d)\d\d-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)?)?$/;

/** Whether such a moment exists: `Date` moves the 30th of February to March. */
function isReal(local: string): boolean {
  const moment = new Date(`${local}Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(local);
}

function atOffset(time: string, timeZone: string): Due {
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime())) throw invalidDue();
  return { due: wallTime(moment, timeZone), timeZone };
}

function invalidDue(): TaskError {
  return new TaskError(
    'invalid_due',
    'A due date is a day, such as 2026-12-01, or a time, such as 2026-12-01T09:00.',
  );
}
