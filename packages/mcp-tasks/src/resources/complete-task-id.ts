import { maxSearchLength } from '../search-text.ts';
import type { TaskContext } from '../task-context.ts';
import { readSafely } from './read-safely.ts';

/** The numbers of pending tasks that begin as someone types, or of those whose words they type. */
export function completeTaskId(context: TaskContext, typed: string): Promise<string[]> {
  return readSafely(context, async () => {
    const search = /[^\s\d]/.test(typed) ? typed.replaceAll('\0', '').slice(0, maxSearchLength) : undefined;
    const tasks = await context.tasks.list({ completed: false, search, limit: 1_000 });
    const ids = tasks.map(({ id }) => String(id));
    return (search === undefined ? ids.filter((id) => id.startsWith(typed.trim())) : ids).slice(0, 100);
  });
}
