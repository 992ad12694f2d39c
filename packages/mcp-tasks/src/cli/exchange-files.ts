import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { exportTasks, importTasks, type ExchangeFormat } from '../exchange/index.ts';
import { postgresTasks } from '../postgres-tasks.ts';
import type { TaskRepository } from '../task-repository.ts';
import type { Environment } from './environment.ts';
import { openTasksDatabase } from './lazy-database.ts';
import { say } from './say.ts';
import { UsageError } from './usage-error.ts';

/** Writes all tasks of the owner to stdout. */
export function exportToStdout(format: ExchangeFormat, environment: Environment): Promise<void> {
  return withTasks(environment, (tasks) =>
    pipeline(Readable.from(exportTasks(tasks, format)), process.stdout, { end: false }),
  );
}

/** Adds the tasks of a file, or of stdin for `-`, and says how many there were. */
export async function importFromFile(
  { file, format }: { file: string; format: ExchangeFormat },
  environment: Environment,
): Promise<void> {
  const content = file === '-' ? await text(process.stdin) : await read(file);
  await withTasks(environment, async (tasks) => {
    const { imported, skipped } = await importTasks(tasks, format, content);
    say(`${imported} imported, ${skipped} here already.`);
  });
}

async function withTasks(
  environment: Environment,
  run: (tasks: TaskRepository) => Promise<void>,
): Promise<void> {
  const database = await openTasksDatabase(environment);
  try {
    await run(postgresTasks(database).forOwner(environment.owner));
  } finally {
    await database.close();
  }
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new UsageError(`${file} cannot be read (${code}).`);
  }
}
