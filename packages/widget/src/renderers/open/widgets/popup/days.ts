// Days as forms write them: `2026-02-03`. No time and no zone is in them, so they are counted in UTC.

/** A day of a time as a widget writes it; `''` for anything else. */
export function dayOf(time: unknown): string {
  const day = (typeof time === 'string' && /^\d{4}-\d\d-\d\d(?=T|$)/.exec(time)?.[0]) || '';
  return day && dayOfDate(dateOf(day)) === day ? day : '';
}

export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayOfDate(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** Today, where the person is. */
export function today(): string {
  const now = new Date();
  return dayOfDate(new Date(now.getTime() - now.getTimezoneOffset() * 60_000));
}

export function addDays(day: string, count: number): string {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + count);
  return dayOfDate(date);
}

/** The same day of another month, or the last of that. */
export function addMonths(day: string, count: number): string {
  const date = dateOf(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return dayOfDate(date);
}

/** How many days of its week are before it, when weeks begin with that day (1: Monday, 7: Sunday). */
export function placeInWeek(day: string, firstDay: number): number {
  return (dateOf(day).getUTCDay() - firstDay + 7) % 7;
}

/** The weeks that a month is in. */
export function weeksOf(day: string, firstDay: number): string[][] {
  const first = `${day.slice(0, 8)}01`;
  const start = addDays(first, -placeInWeek(first, firstDay));
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_day, index) => addDays(start, week * 7 + index)),
  );
  return weeks.filter((week) => week.some((one) => one.startsWith(day.slice(0, 7))));
}
