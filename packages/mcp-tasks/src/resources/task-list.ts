import type { McpServer } from '@modelcontextprotocol/server';
import type { TaskContext } from '../task-context.ts';
import { showTask } from '../tools/fields.ts';
import { readSafely } from './read-safely.ts';

/** Where the list of tasks is read. */
export const taskListUri = 'tasks://list';

/** What one reading shows at most. */
const maxShown = 500;

/** Registers the list of all tasks as a resource: what is due first comes first. */
export function registerTaskList(server: McpServer, context: TaskContext): void {
  server.registerResource(
    'tasks',
    taskListUri,
    {
      title: 'Tasks',
      description: `The user’s tasks, the pending ones first, by due date; up to ${maxShown}.`,
      mimeType: 'application/json',
    },
    () =>
      readSafely(context, async () => ({
        contents: [{ uri: taskListUri, mimeType: 'application/json', text: await taskListText(context) }],
      })),
  );
}

async function taskListText({ tasks }: TaskContext): Promise<string> {
  const pending = await tasks.list({ completed: false, sort: 'due', limit: maxShown });
  const left = maxShown - pending.length;
  const completed = left > 0 ? await tasks.list({ completed: true, sort: 'due', limit: left }) : [];
  return JSON.stringify({ tasks: [...pending, ...completed].map(showTask) });
}
