import { taskTools, type TaskRepository, type TaskTools } from '@chatdock/mcp-tasks';
import type { MCPServer } from '@openai/agents-core';
import type { ToolConnection } from './tool-connection.ts';
import type { ToolHints } from './tool-hints.ts';
import type { ToolResult } from './tool-result.ts';

/** What {@link InProcessTools} takes beside the tasks. */
export interface InProcessToolsOptions {
  /** What the owner is called in tokens: a model that names it anyway is not refused, and any other name is. */
  userId?: string;
  /** Told of what goes wrong in a tool on our side; the model learns only that it did. */
  onError: (error: unknown) => void;
}

/**
 * The MCP task tools of one owner, called in this process without the protocol around them, which would cost more than
 * what a tool does. The owner is the repository's: the model has no way to name another.
 */
export class InProcessTools implements ToolConnection {
  readonly name = 'tasks';
  /** The SDK's own cache is shared by all owners; the list is at hand anyway. */
  readonly cacheToolsList = false;
  readonly #tools: TaskTools;

  constructor(tasks: TaskRepository, options: InProcessToolsOptions) {
    this.#tools = taskTools(tasks, options);
  }

  /** There is nothing to open: the database is. */
  connect(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  listTools(): ReturnType<MCPServer['listTools']> {
    return Promise.resolve(listed(this.#tools));
  }

  invalidateToolsCache(): Promise<void> {
    return Promise.resolve();
  }

  /** What was changed can be changed back, so only what removes for good counts as destructive here. */
  hints(toolName: string): ToolHints | undefined {
    const hints = this.#tools.list.find(({ name }) => name === toolName)?.annotations;
    return hints && { ...hints, destructiveHint: toolName === 'delete_task' };
  }

  async callTool(...call: Parameters<MCPServer['callTool']>): ReturnType<MCPServer['callTool']> {
    const { content, isError = false } = await this.callToolResult(...call);
    return Object.assign(content, { isError });
  }

  async callToolResult(...[name, args]: Parameters<MCPServer['callTool']>): Promise<ToolResult> {
    const { content, structuredContent, isError } = await this.#tools.call(name, args ?? {});
    return {
      content: content.map((part) => ({ ...part })),
      ...(structuredContent !== undefined && { structuredContent: { ...structuredContent } }),
      ...(isError !== undefined && { isError }),
    };
  }
}

/** The same for every owner, as models are told of it. */
function listed({ list }: TaskTools): Awaited<ReturnType<MCPServer['listTools']>> {
  return list.map(({ name, description, inputSchema: { properties, required } }) => ({
    name,
    description,
    inputSchema: {
      type: 'object',
      properties: isFields(properties) ? properties : {},
      required: Array.isArray(required) ? required.map(String) : [],
      additionalProperties: false,
    },
  }));
}

function isFields(value: unknown): value is Record<string, object> {
  return typeof value === 'object' && value !== null;
}
