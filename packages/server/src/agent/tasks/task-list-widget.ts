import type { Task } from '@chatdock/mcp-tasks';
import type { WidgetItem } from '../../protocol/items.ts';
import { widgetRootSchema, type WidgetComponent, type WidgetRoot } from '../../protocol/widgets/widget.ts';
import { plainMarkdown } from '../tools/plain-markdown.ts';
import { dueWords, isPast } from './due-words.ts';
import { keyOf, type ListQuery } from './list-query.ts';
import type { TaskRows } from './task-rows.ts';

/** What ticks a task off, or opens it again. */
export const checkAction = 'tasks.check';

/** Rows before "show more". */
const limit = 10;

/** A list of tasks, as it is shown. */
export interface ShownList {
  readonly query: ListQuery;
  readonly rows: TaskRows;
  readonly now: Date;
  /** A sentence about what just went wrong, in place of the figures. */
  readonly word?: string | undefined;
}

/** The list as a widget, with what copying it gives. */
export function taskListWidget(list: ShownList): Pick<WidgetItem, 'widget' | 'copy_text'> {
  const { tasks } = list.rows;
  const more = moreWords(list.rows);
  const widget = {
    type: 'ListView',
    key: keyOf(list.query),
    ...(tasks.length > limit && { limit }),
    status: list.word === undefined ? { text: figures(tasks) } : { text: list.word, icon: 'info' },
    children: [
      ...tasks.map((task) => row(task, list.now)),
      ...(tasks.length === 0 ? [remark('empty', 'Nothing here.')] : []),
      ...(more === undefined ? [] : [remark('more', more)]),
    ],
  } satisfies WidgetRoot;
  return { widget: widgetRootSchema.parse(widget), copy_text: asMarkdown(list.rows, list.now) };
}

type Row = Extract<WidgetRoot, { type: 'ListView' }>['children'];

function row(task: Task, now: Date) {
  const { id, title, completed } = task;
  return {
    type: 'ListViewItem',
    key: `task-${id}`,
    align: 'center',
    gap: 2,
    children: [
      {
        type: 'Checkbox',
        name: `task-${id}`,
        defaultChecked: completed,
        onChangeAction: {
          type: checkAction,
          // What this very click is for: a page that shows an old state is understood, too.
          payload: { task_id: id, completed: !completed },
          streaming: false,
        },
      },
      { type: 'Text', value: String(id), size: 'sm', color: 'secondary' },
      {
        type: 'Text',
        value: title,
        maxLines: 3,
        ...(completed && { lineThrough: true, color: 'tertiary' }),
      },
      ...badges(task, now),
    ],
  } satisfies Row;
}

function badges(task: Task, now: Date): WidgetComponent[] {
  const { due, priority, tags, recurrence, completed } = task;
  const badge = { type: 'Badge', size: 'sm', variant: 'soft', color: 'secondary' } as const;
  const late = !completed && isPast(task, now);
  return [
    ...(due === null
      ? []
      : [{ ...badge, label: dueWords(task, now), ...(late && { color: 'danger' as const }) }]),
    ...(recurrence === null ? [] : [{ ...badge, label: 'repeats' }]),
    ...(priority === null
      ? []
      : [{ ...badge, label: priority, color: completed ? badge.color : colors[priority] }]),
    ...tags.map((tag) => ({ ...badge, label: `#${tag}`, variant: 'outline' as const })),
  ];
}

const colors = { high: 'warning', medium: 'info', low: 'secondary' } as const;

function remark(key: string, value: string) {
  return {
    type: 'ListViewItem',
    key,
    children: [{ type: 'Text', value, color: 'secondary', size: 'sm' }],
  } satisfies Row;
}

/** `2 to do, 1 done`. */
function figures(tasks: readonly Task[]): string {
  const done = tasks.filter(({ completed }) => completed).length;
  const open = tasks.length - done;
  const parts = [...(open > 0 || done === 0 ? [`${open} to do`] : []), ...(done > 0 ? [`${done} done`] : [])];
  return parts.join(', ');
}

function moreWords({ more, isMoreUnknown }: TaskRows): string | undefined {
  if (more === 0) return undefined;
  return `${isMoreUnknown ? 'More than ' : ''}${more} more. Ask for them by a word, a tag or a date.`;
}

/** A task list in markdown. */
function asMarkdown(rows: TaskRows, now: Date): string {
  const lines = rows.tasks.map((task) => {
    const title = `- [${task.completed ? 'x' : ' '}] ${task.id}: ${plainMarkdown(task.title)}`;
    return task.due === null ? title : `${title} (${dueWords(task, now)})`;
  });
  const more = moreWords(rows);
  if (lines.length === 0) return 'Nothing here.';
  return [...lines, ...(more === undefined ? [] : ['', more])].join('\n');
}
