import { readFileSync } from 'node:fs';
import { McpServer } from '@modelcontextprotocol/server';
import type { TaskRepository } from './task-repository.ts';
import { addTask } from './tools/add-task.ts';
import { completeTask } from './tools/complete-task.ts';
import { deleteTask } from './tools/delete-task.ts';
import { listTasks } from './tools/list-tasks.ts';
import { prepareTool } from './tools/register-tool.ts';
import { updateTask } from './tools/update-task.ts';

/** What a task server may be told. */
export interface TaskServerOptions {
  /**
   * Told of errors that are not the caller's, such as a `DatabaseError`; the caller gets `tasks_unavailable` and nothing
   * of the cause. Default: they are dropped.
   */
  onError?: ((error: unknown) => void) | undefined;
}

const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const version =
  typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown';

const tools = [
  prepareTool(addTask),
  prepareTool(listTasks),
  prepareTool(completeTask),
  prepareTool(updateTask),
  prepareTool(deleteTask),
];

/**
 * An MCP server whose five tools work on one owner's tasks: `add_task`, `list_tasks`, `complete_task`, `update_task`,
 * `delete_task`. The owner is the repository's; no tool takes one. Cheap to make: one per connection or request, never
 * one for several clients.
 *
 * A refused call is a tool error (`isError`) with the text `{"error":{"code","message"}}`; the codes are `TaskErrorCode`.
 */
export function createTaskServer(tasks: TaskRepository, options: TaskServerOptions = {}): McpServer {
  const server = new McpServer(
    { name: 'chatdock-tasks', title: 'Tasks', version },
    {
      capabilities: { tools: { listChanged: false } },
      instructions:
        'Reads and changes the tasks of the signed-in user. Tasks are known by number; look a number up with list_tasks before using it.',
    },
  );
  const context = { tasks, onError: options.onError ?? (() => {}) };
  for (const register of tools) register(server, context);
  return server;
}
