import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Task } from '../task.ts';
import { TaskError } from '../task-error.ts';
import type { FileFormat } from './exchange-format.ts';
import { fromFileTasks, toFileTask } from './file-task.ts';

const columns = [
  'task_id',
  'uid',
  'title',
  'description',
  'completed',
  'due',
  'time_zone',
  'priority',
  'tags',
  'recurrence',
  'created_at',
  'updated_at',
  'completed_at',
];

/** One task to a row, under a row of names; tags are parted by commas. Only `title` must be there to be read. */
export const csvFormat: FileFormat = {
  head: stringify([columns], { record_delimiter: 'windows' }),
  foot: '',
  write: (tasks) =>
    stringify(tasks.map(toRow), { columns, record_delimiter: 'windows', quoted_match: /[\r\n]/ }),
  read: (text) => fromFileTasks(parseRows(text).map(fromRow)),
};

function toRow(task: Task): Record<string, unknown> {
  const { completed, tags, ...file } = toFileTask(task);
  const cells = { ...file, completed: String(completed), tags: tags?.join(', ') };
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, guard(cell)]));
}

/** Spreadsheets run cells that begin like this as formulas; an apostrophe before them makes them text. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;

const guard = (cell: unknown): unknown =>
  typeof cell === 'string' && formula.test(cell) ? `'${cell}` : cell;

const unguard = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell);

function parseRows(text: string): Record<string, string>[] {
  const [header = ''] = text.split(/[\r\n]/, 1);
  try {
    const rows: Record<string, string>[] = parse(text, {
      bom: true,
      // Where commas are decimal points, spreadsheets write semicolons.
      delimiter: header.includes(',') || !header.includes(';') ? ',' : ';',
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      skip_empty_lines: true,
    });
    return rows;
  } catch {
    throw new TaskError(
      'invalid_file',
      'This is not a CSV file with a row of names and as many cells in every row.',
    );
  }
}

function fromRow(row: Record<string, string>): unknown {
  const known = Object.entries(row).filter(([name]) => columns.includes(name));
  const cells: Record<string, string> = Object.fromEntries(
    known.map(([name, cell]) => [name, unguard(cell)]),
  );
  const { title, completed = '', tags, ...rest } = cells;
  const filled = Object.fromEntries(Object.entries(rest).filter(([, cell]) => cell !== ''));
  return {
    ...filled,
    title,
    completed: yesOrNo.get(completed.trim().toLowerCase()) ?? completed,
    tags: tags?.split(',').filter((tag) => tag.trim() !== ''),
  };
}

const yesOrNo = new Map([
  ...['true', 'yes', 'x', '1'].map((yes) => [yes, true] as const),
  ...['false', 'no', '', '0'].map((no) => [no, false] as const),
]);
