import type { Task, TaskRepository } from '@chatdock/mcp-tasks';
import { filterOf, type ListQuery } from './list-query.ts';

/** What a list shows at a moment. */
export interface TaskRows {
  readonly tasks: readonly Task[];
  /** How many more there are that it leaves out. */
  readonly more: number;
  /** Whether there may be more than those, too. */
  readonly isMoreUnknown: boolean;
}

/** The most tasks of one list: the widget is kept with the conversation, and read whole. */
const mostRows = 50;
/** The most that are counted. */
const mostCounted = 1_000;

/**
 * The tasks a query finds now. Those in `shown` stay where they are, also when they no longer fit: what was ticked off
 * does not vanish under the finger. What is gone is gone, and what has come since follows.
 */
export async function taskRows(
  tasks: TaskRepository,
  query: ListQuery,
  shown: readonly number[] = [],
): Promise<TaskRows> {
  const found = await tasks.list({ ...filterOf(query), limit: mostCounted });
  const known = new Map(found.map((task) => [task.id, task]));
  const missing = shown.filter((id) => !known.has(id)).map((id) => tasks.get(id));
  for (const task of await Promise.all(missing)) if (task) known.set(task.id, task);
  const kept = shown.flatMap((id) => known.get(id) ?? []);
  const all = [...kept, ...found.filter(({ id }) => !shown.includes(id))];
  const rows = all.slice(0, Math.min(query.limit ?? mostRows, mostRows));
  const more = query.limit === undefined ? all.length - rows.length : 0;
  return { tasks: rows, more, isMoreUnknown: more > 0 && found.length === mostCounted };
}
