import { readFileSync } from 'node:fs';
import { McpServer } from '@modelcontextprotocol/server';
import { registerBreakDownTask } from './prompts/break-down-task.ts';
import { registerPlanMyDay } from './prompts/plan-my-day.ts';
import { registerOneTask } from './resources/one-task.ts';
import { registerTaskList } from './resources/task-list.ts';
import type { TaskContext } from './task-context.ts';
import type { TaskRepository } from './task-repository.ts';
import { allTools } from './tools/all-tools.ts';

/** What a task server may be told. */
export interface TaskServerOptions {
  /**
   * What clients call the owner, such as the `sub` of their token. A call that names a `user_id` is answered when it is this or
   * the repository's owner, and refused otherwise. Default: the repository's owner only.
   */
  userId?: string | undefined;
  /**
   * Told of errors that are not the caller's, such as a `DatabaseError`; the caller gets `tasks_unavailable` and nothing
   * of the cause. Default: they are dropped.
   */
  onError?: ((error: unknown) => void) | undefined;
}

const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const version =
  typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown';

const registrations = [
  ...allTools.map(({ register }) => register),
  registerTaskList,
  registerOneTask,
  registerPlanMyDay,
  registerBreakDownTask,
];

/**
 * An MCP server whose tools work on one owner's tasks: `add_task`, `list_tasks`, `complete_task`, `update_task`,
 * `delete_task`, `get_task`, `reopen_task`; with the resources `tasks://list` and `tasks://task/{task_id}`, and the prompts
 * `plan_my_day` and `break_down_task`. The owner is the repository's; nothing takes one. Cheap to make: one per connection or
 * request, never one for several clients.
 *
 * A refused call is a tool error (`isError`) with the text `{"error":{"code","message"}}`; the codes are `TaskErrorCode`.
 */
export function createTaskServer(tasks: TaskRepository, options: TaskServerOptions = {}): McpServer {
  const { userId, onError = () => {} } = options;
  const server = new McpServer(
    { name: 'chatdock-tasks', title: 'Tasks', version },
    {
      capabilities: {
        tools: { listChanged: false },
        resources: { listChanged: false },
        prompts: { listChanged: false },
      },
      instructions:
        'Reads and changes the tasks of the signed-in user. Tasks are known by number; look a number up with list_tasks before using it.',
    },
  );
  const context: TaskContext = { tasks, userId, onError };
  for (const register of registrations) register(server, context);
  return server;
}
