import type { CallToolResult } from '@modelcontextprotocol/server';
import type { TaskContext } from './task-context.ts';
import type { TaskRepository } from './task-repository.ts';
import type { TaskServerOptions } from './task-server.ts';
import { allTools } from './tools/all-tools.ts';
import type { ListedTool, PreparedTool } from './tools/register-tool.ts';

/** The tools of one owner, to be called in this process. */
export interface TaskTools {
  /** What a client is told of each tool; the same for every owner. */
  readonly list: readonly ListedTool[];
  /**
   * Calls a tool and resolves to what an MCP client would get: a refused call has `isError`. Rejects with a `RangeError` when there
   * is no tool of that name.
   */
  call(name: string, input?: Record<string, unknown>): Promise<CallToolResult>;
}

const list = allTools.map(({ listed }) => listed);
const byName: ReadonlyMap<string, PreparedTool> = new Map(allTools.map((tool) => [tool.listed.name, tool]));

/**
 * The tools of `createTaskServer` without the protocol around them, for a program that has the model in the same process: a
 * call costs what its statement does and little more. The owner is the repository's; nothing takes one.
 */
export function taskTools(tasks: TaskRepository, options: TaskServerOptions = {}): TaskTools {
  const context: TaskContext = { tasks, userId: options.userId, onError: options.onError ?? (() => {}) };
  return {
    list,
    async call(name, input = {}) {
      const tool = byName.get(name);
      if (!tool) throw new RangeError('There is no tool of that name.');
      return tool.call(input, context);
    },
  };
}
