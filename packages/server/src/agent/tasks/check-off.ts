import type { TaskRepository } from '@chatdock/mcp-tasks';
import { z } from 'zod';
import type { ActionCall } from '../../chat/ports.ts';
import type { WidgetItem } from '../../protocol/items.ts';
import { currentList, keptLists, type ListItem } from './list-items.ts';

/** What a click says. It comes from the browser: whether there is such a task, and whose it is, is not taken from it. */
const payloadSchema = z.looseObject({
  task_id: z.int().positive(),
  /** What the click was for. Left out: the opposite of what is kept as shown. */
  completed: z.boolean().optional(),
});

/**
 * Ticks a task off in a list that is shown, or opens it again. Resolves to the list as it is then; it and the other lists of
 * the conversation are stored. A click that cannot be followed changes nothing, and the list says so.
 */
export async function checkOff(
  call: ActionCall,
  payload: unknown,
  { list, tasks }: { list: ListItem; tasks: TaskRepository },
): Promise<WidgetItem> {
  const now = call.now();
  const word = await change(payload, list, tasks);
  if (word !== undefined) return currentList(list, { tasks, now, word });
  call.effect('tasks.changed');
  const others = (await keptLists(call)).filter(({ item }) => item.id !== list.item.id);
  const keep = (each: ListItem) => keepCurrent(each, { tasks, now, save: (item) => call.save(item) });
  const shown = await keep(list);
  for (const other of others) await keep(other);
  return shown;
}

interface Keeping {
  readonly tasks: TaskRepository;
  readonly now: Date;
  readonly save: (item: WidgetItem) => Promise<void>;
}

/** Stores the list until it is stored as it is: another click may come in between. */
async function keepCurrent(list: ListItem, { save, ...state }: Keeping): Promise<WidgetItem> {
  let { item } = list;
  for (let round = 0; round < 3; round += 1) {
    const current = await currentList({ ...list, item }, state);
    if (current === item) break;
    await save(current);
    item = current;
  }
  return item;
}

/** Resolves to what to say when nothing was changed. */
async function change(payload: unknown, list: ListItem, tasks: TaskRepository): Promise<string | undefined> {
  const said = payloadSchema.safeParse(payload);
  if (!said.success || !list.shown.includes(said.data.task_id)) return 'That task is not in this list.';
  const { task_id: id, completed } = said.data;
  const task = await tasks.get(id);
  if (!task) return `Task ${id} is gone.`;
  await ((completed ?? !task.completed) ? tasks.complete(id) : tasks.reopen(id));
  return undefined;
}
