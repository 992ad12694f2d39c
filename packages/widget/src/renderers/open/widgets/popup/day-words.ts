import { record } from '../../read-json.ts';

/** How a language writes days. */
export interface DayWords {
  readonly locale: string | undefined;
  readonly month: Intl.DateTimeFormat;
  readonly whole: Intl.DateTimeFormat;
  readonly weekday: Intl.DateTimeFormat;
  readonly number: Intl.NumberFormat;
  /** The day that weeks begin with, where the browser knows: 1 is Monday, 7 Sunday. */
  readonly firstDay: number;
}

/** Fields hold days of this calendar, and what is shown are its months. */
const gregorian = { timeZone: 'UTC', calendar: 'gregory' } as const;

/** In this language; in the browser's for `undefined`. */
export function dayWordsIn(locale: string | undefined): DayWords {
  const month = new Intl.DateTimeFormat(locale, { ...gregorian, month: 'long', year: 'numeric' });
  return {
    locale,
    month,
    whole: new Intl.DateTimeFormat(locale, { ...gregorian, dateStyle: 'full' }),
    weekday: new Intl.DateTimeFormat(locale, { ...gregorian, weekday: 'short' }),
    number: new Intl.NumberFormat(locale),
    firstDay: firstDayOf(new Intl.Locale(locale ?? month.resolvedOptions().locale)),
  };
}

function firstDayOf(locale: object): number {
  const read: unknown = Reflect.get(locale, 'getWeekInfo');
  const info: unknown = typeof read === 'function' ? read.call(locale) : Reflect.get(locale, 'weekInfo');
  const { firstDay } = record(info);
  return typeof firstDay === 'number' ? firstDay : 1;
}
