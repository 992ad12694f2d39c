import { priorities, type TaskFilter } from '@chatdock/mcp-tasks';
import { z } from 'zod';

/** What `list_tasks` was asked for, as far as it says which tasks to show and in which order. */
const listQuerySchema = z.object({
  status: z.enum(['all', 'pending', 'completed']).default('all'),
  search: z.string().optional(),
  tag: z.string().optional(),
  priority: z.enum(priorities).optional(),
  due_by: z.string().optional(),
  sort: z.enum(['added', 'due', 'priority']).default('added'),
  limit: z.coerce.number().int().positive().optional(),
});
export type ListQuery = z.infer<typeof listQuerySchema>;

/** The query in the arguments of a call; `undefined` when they are none that `list_tasks` takes. */
export function readQuery(given: Readonly<Record<string, unknown>>): ListQuery | undefined {
  return listQuerySchema.safeParse(given).data;
}

/** What marks a widget as a list of this assistant. */
const mark = 'tasks?';

/** The query as the `key` of a widget, from which {@link queryOf} reads it again. */
export function keyOf(query: ListQuery): string {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) fields.set(name, String(value));
  return `${mark}${fields.toString()}`;
}

/** The query of a list that was shown; `undefined` for any other key. */
export function queryOf(key: unknown): ListQuery | undefined {
  if (typeof key !== 'string' || !key.startsWith(mark)) return undefined;
  return readQuery(Object.fromEntries(new URLSearchParams(key.slice(mark.length))));
}

/** The query in the words of a task repository. */
export function filterOf({ status, search, tag, priority, due_by: dueBy, sort }: ListQuery): TaskFilter {
  const completed = { all: undefined, pending: false, completed: true }[status];
  return { completed, search, tag, priority, dueBy, sort };
}
