import type { Task } from '@chatdock/mcp-tasks';

type Due = Pick<Task, 'due' | 'timeZone'>;

/**
 * When a task is due, in a few words: `Tue, Dec 1`, `Tue, Dec 1, 09:00`. Never "tomorrow": a list is read again on other
 * days. The year is said when it is another one.
 */
export function dueWords({ due }: Due, now: Date): string {
  if (due === null) return '';
  // What the clock shows there, taken as UTC, so that no other clock comes in between.
  const moment = new Date(due.includes('T') ? `${due}Z` : `${due}T00:00Z`);
  const isThisYear = moment.getUTCFullYear() === now.getUTCFullYear();
  return new Intl.DateTimeFormat('en', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
    ...(due.includes('T') && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  }).format(moment);
}

/** Whether the day it is due is over, or its time, where its clock hangs. */
export function isPast({ due, timeZone }: Due, now: Date): boolean {
  if (due === null) return false;
  const there = new Intl.DateTimeFormat('sv', {
    timeZone: timeZone ?? 'UTC',
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(now);
  return due < (due.includes('T') ? there.replace(' ', 'T') : there.slice(0, 10));
}
