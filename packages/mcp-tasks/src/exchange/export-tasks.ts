import type { TaskRepository } from '../task-repository.ts';
import type { ExchangeFormat } from './exchange-format.ts';
import { fileFormats } from './file-formats.ts';

const pageSize = 500;

/**
 * All tasks of the owner as the text of a file, piece by piece, in the order of their numbers. What `importTasks` reads back is
 * the same, but for the numbers, which count per owner; iCalendar keeps times to the second.
 */
export async function* exportTasks(tasks: TaskRepository, format: ExchangeFormat): AsyncGenerator<string> {
  const file = fileFormats[format];
  yield file.head;
  let page = await tasks.list({ limit: pageSize });
  for (let isFirst = true; page.length > 0; isFirst = false) {
    yield file.write(page, isFirst);
    page = await tasks.list({ limit: pageSize, after: page.at(-1) });
  }
  yield file.foot;
}
