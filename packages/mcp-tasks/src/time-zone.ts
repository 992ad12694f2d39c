import { TaskError } from './task-error.ts';

/**
 * A time zone by its IANA name, such as `Europe/Berlin` or `UTC`, as it was given. Throws a `TaskError`
 * `invalid_time_zone` for what is not one.
 */
export function parseTimeZone(timeZone: string): string {
  // Newer engines take offsets too, which know nothing of daylight saving.
  if (!/^[a-z][\w+\-/]{0,63}$/i.test(timeZone) || !isKnown(timeZone)) {
    throw new TaskError('invalid_time_zone', 'A time zone is an IANA name, such as Europe/Berlin or UTC.');
  }
  return timeZone;
}

function isKnown(timeZone: string): boolean {
  try {
    return clockOf(timeZone) !== undefined;
  } catch {
    return false;
  }
}

/** What clocks in `timeZone` show at that moment: `2026-12-01T09:00:00`. */
export function wallTime(moment: Date, timeZone: string): string {
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${parts['year']?.padStart(4, '0')}-${parts['month']}-${parts['day']}`;
  return `${day}T${parts['hour']}:${parts['minute']}:${parts['second']}`;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}
