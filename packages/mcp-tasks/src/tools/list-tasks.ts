import * as z from 'zod';
import { maxSearchLength } from '../search-text.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { listedTask, priority, showTask, tag } from './fields.ts';
import { taskTool } from './task-tool.ts';

/** What one call lists at most: more would crowd out the conversation. */
const maxPage = 500;

const completedBy = { all: undefined, pending: false, completed: true } as const;

export const listTasks = taskTool({
  name: 'list_tasks',
  title: 'List tasks',
  description:
    'Lists the user’s tasks with their numbers, by state, words, tag, priority or due date. Use it to show tasks, and to find the number of a task the user calls by name before completing, changing or deleting it.',
  input: z.strictObject({
    status: z
      .enum(['all', 'pending', 'completed'])
      .default('all')
      .meta({ description: 'Which tasks: all of them, those still to do, or those done.' }),
    search: z.string().optional().meta({
      description: 'Only tasks with all of these words in their title, description or tags.',
      maxLength: maxSearchLength,
    }),
    tag: tag.optional().meta({ description: 'Only tasks with this tag.' }),
    priority: priority.optional().meta({ description: 'Only tasks of this priority.' }),
    due_by: z.string().optional().meta({
      description: 'Only tasks due on this day or before it, such as 2026-12-01.',
    }),
    sort: z.enum(['added', 'due', 'priority']).default('added').meta({
      description: 'The order: as they were added, the earliest due first, or the highest priority first.',
    }),
    limit: z.int().min(1).max(maxPage).default(maxPage).meta({ description: 'How many at most.' }),
    cursor: z.string().optional().meta({
      description: 'For the next page: the next_cursor of the page before, with the same other fields.',
    }),
  }),
  output: z.looseObject({ tasks: z.array(listedTask), next_cursor: z.string().optional() }),
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async run({ status, cursor, limit, due_by, ...filter }, tasks) {
    const page = await tasks.list({
      ...filter,
      completed: completedBy[status],
      dueBy: due_by,
      after: cursor === undefined ? undefined : readCursor(cursor, filter.sort),
      limit: limit + 1,
    });
    const shown = page.slice(0, limit).map(showTask);
    const last = page.length > limit ? page[limit - 1] : undefined;
    if (!last) return { text: shown, structured: { tasks: shown } };
    const next_cursor = writeCursor(filter.sort, last);
    return {
      text: shown,
      structured: { tasks: shown, next_cursor },
      note: `Only the first ${limit} tasks ${cursor === undefined ? 'are' : 'of the rest are'} listed. The next page has the cursor ${next_cursor}.`,
    };
  },
});
