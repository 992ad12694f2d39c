import type { RRuleTemporal } from 'rrule-temporal';
import { isTimed, type Due } from './due.ts';
import { TaskError } from './task-error.ts';
import { wallTime } from './time-zone.ts';

/** A due date that comes again. */
export interface Recurring extends Due {
  /** The recurrence rule of RFC 5545, such as `FREQ=WEEKLY;BYDAY=MO`. */
  recurrence: string;
}

/**
 * The rule as it is kept: upper case, its parts in one order, without `RRULE:`. Rules go by days, weeks, months or years; the time of day is the due
 * date's. Throws a `TaskError` `invalid_recurrence` for what is not such a rule.
 */
export function parseRecurrence(recurrence: string): string {
  const rule = recurrence
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replaceAll('+', '');
  const parts = rule.length <= maxRuleLength ? rule.split(';').map((part) => part.split('=')) : [];
  const names = new Set(parts.map(([name]) => name));
  const isRule = parts.every(([name = '', value = '', ...more]) => {
    return more.length === 0 && partPatterns.get(name)?.test(value);
  });
  if (!isRule || names.size !== parts.length || !names.has('FREQ')) throw notARule();
  if (names.has('COUNT') && names.has('UNTIL')) {
    throw new TaskError('invalid_recurrence', 'A rule ends by COUNT or by UNTIL, not by both.');
  }
  const inOrder = [...partPatterns.keys()].map((name) => parts.find(([own]) => own === name)?.join('='));
  return inOrder.filter((part) => part !== undefined).join(';');
}

/** Rejects with a `TaskError` `invalid_recurrence` unless the rule holds together and the task has a due date. */
export async function checkRecurrence({
  recurrence,
  due,
}: {
  recurrence: string;
  due: string | null;
}): Promise<void> {
  if (due === null) throw new TaskError('invalid_recurrence', 'A task that repeats needs a due date.');
  await openRule(recurrence, due);
}

/**
 * The first time that the rule names, on the task's due date or after it. Rejects with a `TaskError` `invalid_recurrence`
 * when there is none.
 */
export async function firstOccurrence(task: Recurring): Promise<string> {
  const first = await earliest(task.recurrence, task.due, () => true);
  if (!first || first.due > endOf(task.recurrence, task)) {
    throw new TaskError('invalid_recurrence', 'This rule names no time to come.');
  }
  return first.due;
}

/**
 * What follows when a recurring task is done: the due date after its own that is not past yet, and the rule from there on, whose
 * COUNT is less by the times gone by; null when that was the last one.
 *
 * The rule starts at the task's own due date, by the clock on the wall: nine o'clock stays nine o'clock when daylight saving
 * begins, and a rule without days of its own keeps the due date's (months without a 31st are passed over, as RFC 5545 says).
 */
export async function nextOccurrence(task: Recurring, now: Date): Promise<Recurring | null> {
  const { due, timeZone, recurrence } = task;
  const clock = wallTime(now, timeZone ?? 'UTC');
  const isToCome = (time: string): boolean => (isTimed(due) ? time > clock : time >= clock.slice(0, 10));
  const next = await earliest(recurrence, due, (time) => time > due && isToCome(time));
  if (!next || next.due > endOf(recurrence, task)) return null;
  const count = Number(/COUNT=(\d+)/.exec(recurrence)?.[1] ?? Infinity);
  // The task itself was the first of them, on one of the rule's days or not.
  const left = count - (next.before.filter((time) => time > due).length + 1);
  if (left < 1) return null;
  return { due: next.due, timeZone, recurrence: recurrence.replace(/COUNT=\d+/, `COUNT=${left}`) };
}

const maxRuleLength = 300;
/** How many days, weeks, months or years are tried: four years of days, so that the 29th of February is found. */
const maxTries = 1_500;

const listOf = (one: string): RegExp => new RegExp(`^(?:${one})(?:,(?:${one}))*$`);
const weekday = '(?:MO|TU|WE|TH|FR|SA|SU)';
const partPatterns = new Map([
  ['FREQ', /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/],
  ['INTERVAL', /^[1-9]\d{0,2}$/],
  ['COUNT', /^[1-9]\d{0,3}$/],
  ['UNTIL', /^\d{8}(?:T\d{6}Z?)?$/],
  ['BYDAY', listOf(`(?:-?[1-9]\\d?)?${weekday}`)],
  ['BYMONTHDAY', listOf('-?(?:[1-9]|[12]\\d|3[01])')],
  ['BYYEARDAY', listOf('-?(?:[1-9]\\d?|[12]\\d\\d|3[0-5]\\d|36[0-6])')],
  ['BYWEEKNO', listOf('-?(?:[1-9]|[1-4]\\d|5[0-3])')],
  ['BYMONTH', listOf('[1-9]|1[0-2]')],
  ['BYSETPOS', listOf('-?[1-9]\\d{0,2}')],
  ['WKST', new RegExp(`^${weekday}$`)],
]);

function notARule(): TaskError {
  return new TaskError(
    'invalid_recurrence',
    'A recurrence is an RFC 5545 rule by days, weeks, months or years, such as FREQ=WEEKLY;BYDAY=MO.',
  );
}

/** The first time that is `wanted`, and the rule's times before it. */
async function earliest(
  recurrence: string,
  start: string,
  wanted: (time: string) => boolean,
): Promise<{ due: string; before: string[] } | null> {
  const rule = await openRule(recurrence, start);
  const times: string[] = [];
  let found = false;
  try {
    rule.all((time) => {
      times.push(time.toString().slice(0, isTimed(start) ? 19 : 10));
      found = wanted(times.at(-1) ?? '');
      return !found;
    });
  } catch {
    // Nothing more within reach; a task that is years late goes on from the last time that was.
    found = times.length > 0 && (times.at(-1) ?? '') > start;
  }
  const due = times.pop();
  return found && due ? { due, before: times } : null;
}

/** The rule without its end, on a clock without daylight saving: times are those on the wall. */
async function openRule(recurrence: string, start: string): Promise<RRuleTemporal> {
  const { RRuleTemporal: Rule } = await import('rrule-temporal');
  const dtstart = (isTimed(start) ? start : `${start}T00:00:00`).replace(/[-:]/g, '');
  const rule = recurrence.replace(/;?(?:COUNT|UNTIL)=[^;]*/g, '').replace(/^;/, '');
  try {
    return new Rule({
      rruleString: `DTSTART:${dtstart}Z\nRRULE:${rule}`,
      maxIterations: maxTries,
      maxCandidateEvaluations: maxTries * 100,
      strict: true,
    });
  } catch {
    throw notARule();
  }
}

/** The last time that UNTIL allows, as due dates are kept. */
function endOf(recurrence: string, { due, timeZone }: Due): string {
  const [, year, month, day, time] = /UNTIL=(\d{4})(\d\d)(\d\d)(?:T(\d{6}Z?))?/.exec(recurrence) ?? [];
  if (!year) return '9999-12-31T23:59:59';
  const date = `${year}-${month}-${day}`;
  if (!time) return `${date}T23:59:59`;
  const local = `${date}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}`;
  const moment = new Date(`${local}Z`);
  if (Number.isNaN(moment.getTime())) throw notARule();
  const isUtc = time.endsWith('Z') && isTimed(due);
  return isUtc ? wallTime(moment, timeZone ?? 'UTC') : local;
}
