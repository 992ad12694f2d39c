import { ResourceNotFoundError, ResourceTemplate, type McpServer } from '@modelcontextprotocol/server';
import type { TaskContext } from '../task-context.ts';
import { showTaskFully } from '../tools/show-task.ts';
import { completeTaskId } from './complete-task-id.ts';
import { readSafely } from './read-safely.ts';

/** How many tasks are named when resources are listed: the list itself is a resource too. */
const maxListed = 50;

/** Registers each task as a resource, `tasks://task/3`. */
export function registerOneTask(server: McpServer, context: TaskContext): void {
  const template = new ResourceTemplate('tasks://task/{task_id}', {
    list: () => readSafely(context, () => listTasks(context)),
    complete: { task_id: (typed) => completeTaskId(context, typed) },
  });
  server.registerResource(
    'task',
    template,
    {
      title: 'One task',
      description: 'One task with all its details, by its number.',
      mimeType: 'application/json',
    },
    (uri, { task_id }) =>
      readSafely(context, async () => {
        const task = /^[1-9]\d{0,9}$/.test(String(task_id)) && (await context.tasks.get(Number(task_id)));
        if (!task) throw new ResourceNotFoundError(uri.href);
        const text = JSON.stringify(showTaskFully(task));
        return { contents: [{ uri: uri.href, mimeType: 'application/json', text }] };
      }),
  );
}

async function listTasks({ tasks }: TaskContext) {
  const pending = await tasks.list({ completed: false, sort: 'due', limit: maxListed });
  return {
    resources: pending.map(({ id, title }) => ({
      uri: `tasks://task/${id}`,
      name: `task ${id}`,
      title,
      mimeType: 'application/json',
    })),
  };
}
