import { TaskError } from '../task-error.ts';
import type { TaskRepository } from '../task-repository.ts';
import type { ExchangeFormat } from './exchange-format.ts';
import { fileFormats } from './file-formats.ts';

/** The largest file, in characters, and the most tasks in it. */
const maxFileLength = 10_000_000;
const maxFileTasks = 10_000;

/** What an import did. */
export interface ImportResult {
  /** Tasks that are new. */
  imported: number;
  /** Tasks that were here already, or twice in the file. */
  skipped: number;
}

/**
 * Adds the tasks of a file, all or none, each under a new number. Importing a file again adds nothing: tasks are known by
 * their uid, or by their content where a file gives them none.
 *
 * Rejects with a `TaskError`: `invalid_file` for text that is not such a file, `file_too_large`, or the code of what is wrong with
 * a task, such as `invalid_title`, and says which one.
 */
export async function importTasks(
  tasks: TaskRepository,
  format: ExchangeFormat,
  text: string,
): Promise<ImportResult> {
  if (text.length > maxFileLength) {
    throw new TaskError('file_too_large', 'A file to import has at most 10 MB.');
  }
  const records = fileFormats[format].read(text);
  if (records.length > maxFileTasks) {
    throw new TaskError('file_too_large', 'A file to import has at most 10,000 tasks.');
  }
  const imported = await tasks.restore(records);
  return { imported, skipped: records.length - imported };
}
