import type { Task, TaskRecord } from '../task.ts';

/** The kinds of files that tasks are exported to and imported from. */
export const exchangeFormats = ['json', 'csv', 'icalendar'] as const;

/** JSON, CSV (for spreadsheets), or iCalendar with one VTODO per task (for calendars and reminders). */
export type ExchangeFormat = (typeof exchangeFormats)[number];

/** One kind of file. */
export interface FileFormat {
  /** What comes before the first task, and after the last. */
  head: string;
  foot: string;
  /** A page of tasks; `isFirst` when none were written before. */
  write(tasks: readonly Task[], isFirst: boolean): string;
  /** The tasks of a file. Throws a `TaskError` `invalid_file`, or of a field's own code, for one that cannot be read. */
  read(text: string): TaskRecord[];
}
