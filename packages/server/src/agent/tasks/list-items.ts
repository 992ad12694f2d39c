import type { TaskRepository } from '@chatdock/mcp-tasks';
import type { Turn } from '../../chat/ports.ts';
import type { ThreadItem, WidgetItem } from '../../protocol/items.ts';
import { isSameJson } from '../../protocol/same-json.ts';
import { queryOf, type ListQuery } from './list-query.ts';
import { taskListWidget } from './task-list-widget.ts';
import { taskRows } from './task-rows.ts';

/** A list of tasks that is in a conversation. */
export interface ListItem {
  readonly item: WidgetItem;
  readonly query: ListQuery;
  /** The tasks it shows, in order. */
  readonly shown: readonly number[];
}

/** The newest lists in a conversation that are kept up to date; older ones stay as they were. */
const mostKept = 5;
/** How many of the newest items are looked through for them. */
const lookBack = 100;

/** Reads a widget as a list of tasks; `undefined` when it is something else. */
export function readListItem(item: ThreadItem | null): ListItem | undefined {
  if (item?.type !== 'widget' || item.widget.type !== 'ListView') return undefined;
  const query = queryOf(item.widget.key);
  return query && { item, query, shown: [item.widget.children].flat().flatMap(({ key }) => taskIn(key)) };
}

/** The lists of a conversation that are to be kept up to date, oldest first. */
export async function keptLists(conversation: Pick<Turn, 'history'>): Promise<ListItem[]> {
  return (await conversation.history(lookBack)).flatMap((item) => readListItem(item) ?? []).slice(-mostKept);
}

/** The list as it is now; the very same item when nothing is different. */
export async function currentList(
  { item, query, shown }: ListItem,
  { tasks, now, word }: { tasks: TaskRepository; now: Date; word?: string | undefined },
): Promise<WidgetItem> {
  const rows = await taskRows(tasks, query, shown);
  const widget = taskListWidget({ query, rows, now, word });
  const { widget: before, copy_text: copied } = item;
  const isSame = isSameJson({ widget: before, copy_text: copied }, widget);
  return isSame ? item : { ...item, ...widget };
}

function taskIn(key: unknown): number[] {
  const id = typeof key === 'string' ? /^task-(\d{1,10})$/u.exec(key)?.[1] : undefined;
  return id === undefined ? [] : [Number(id)];
}
