import type { Fault } from '../web/judge-status.ts';
import { isObject } from '../web/parse-json.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The event with its times as our schemas want them, and what is wrong with how they were. The Python SDK sends local times
 * without a zone, which clients read.
 */
export function withZonedTimes(event: Fields): { readonly event: Fields; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const mended = Object.fromEntries(
    Object.entries(event).map(([key, value]) =>
      (key === 'item' || key === 'thread') && isObject(value) ? [key, mend(value, faults)] : [key, value],
    ),
  );
  return { event: mended, faults };
}

function mend(holder: Fields, faults: Fault[]): Fields {
  const { created_at: time } = holder;
  if (time === undefined || time === null) return holder;
  const zoned = { ...holder, created_at: '2000-01-01T00:00:00Z' };
  const [, zone] =
    (typeof time === 'string' &&
      /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/u.exec(time)) ||
    [];
  const isTime = typeof time === 'string' && zone !== undefined ? !Number.isNaN(Date.parse(time)) : false;
  if (isTime) return zoned;
  const isLocal = typeof time === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+$/u.test(time);
  if (isLocal) faults.push({ code: 'time_without_zone' });
  else
    faults.push({ code: 'time_not_iso', message: `created_at is ${kindOf(time)}, not a time in ISO 8601.` });
  return zoned;
}

function kindOf(value: unknown): string {
  if (typeof value === 'number') return 'a number';
  return typeof value === 'string' ? 'a text of another form' : 'no text';
}
