import { TaskError } from '../task-error.ts';
import type { FileFormat } from './exchange-format.ts';
import { fromFileTasks, toFileTask } from './file-task.ts';

/** `{"format":"chatdock-tasks","version":1,"tasks":[…]}`, a task to a line; a bare list is read too. */
export const jsonFormat: FileFormat = {
  head: '{"format":"chatdock-tasks","version":1,"tasks":[',
  foot: '\n]}\n',
  write(tasks, isFirst) {
    const lines = tasks.map((task) => `\n${JSON.stringify(toFileTask(task))}`).join(',');
    return isFirst || lines === '' ? lines : `,${lines}`;
  },
  read(text) {
    const tasks = listIn(parse(text));
    if (!tasks) throw new TaskError('invalid_file', 'This JSON file holds no list of tasks.');
    return fromFileTasks(tasks);
  },
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new TaskError('invalid_file', 'This is not a JSON file.');
  }
}

function listIn(file: unknown): readonly unknown[] | undefined {
  if (Array.isArray(file)) return file;
  if (typeof file !== 'object' || file === null || !Object.hasOwn(file, 'tasks')) return undefined;
  const tasks: unknown = Reflect.get(file, 'tasks');
  return Array.isArray(tasks) ? tasks : undefined;
}
