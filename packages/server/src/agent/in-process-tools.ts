import { createTaskServer, type TaskRepository } from '@chatdock/mcp-tasks';
import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import type { MCPServer } from '@openai/agents-core';
import type { ToolConnection, ToolHints } from './tool-connection.ts';
import type { ToolResult } from './tool-result.ts';

type ListedTools = Awaited<ReturnType<MCPServer['listTools']>>;

/**
 * The task tools of one owner, as an MCP server in this process. The owner is the repository's: the model has no way to
 * name another.
 */
export class InProcessTools implements ToolConnection {
  readonly name = 'tasks';
  /** This object lives for one answer, so the list is kept here; the SDK's own cache is shared by all owners. */
  readonly cacheToolsList = false;
  readonly #client = new Client({ name: 'chatdock', version: '0.1.0' });
  readonly #server: ReturnType<typeof createTaskServer>;
  readonly #hints = new Map<string, ToolHints>();
  #tools: Promise<ListedTools> | undefined;

  /**
   * @param options `userId` is what the owner is called in tokens: a model that names it anyway is not refused, and any other
   * name is. `onError` is told of what goes wrong in a tool on our side; the model learns only that it did.
   */
  constructor(tasks: TaskRepository, options: { userId?: string; onError: (error: unknown) => void }) {
    this.#server = createTaskServer(tasks, options);
  }

  async connect(): Promise<void> {
    const [ours, theirs] = InMemoryTransport.createLinkedPair();
    await this.#server.connect(theirs);
    await this.#client.connect(ours);
  }

  async close(): Promise<void> {
    await this.#client.close();
    await this.#server.close();
  }

  listTools(): Promise<ListedTools> {
    this.#tools ??= this.#list();
    return this.#tools;
  }

  async #list(): Promise<ListedTools> {
    // Not listTools(): it would have the client check each result against the schemas, which our own server keeps to, and
    // compiling those takes longer than the call.
    const { tools } = await this.#client.request({ method: 'tools/list' });
    for (const { name, annotations } of tools) this.#hints.set(name, annotations ?? {});
    return tools.map(({ name, description = '', inputSchema }) => ({
      name,
      description,
      inputSchema: {
        type: 'object',
        properties: inputSchema.properties ?? {},
        required: inputSchema.required ?? [],
        additionalProperties: false,
      },
    }));
  }

  invalidateToolsCache(): Promise<void> {
    this.#tools = undefined;
    return Promise.resolve();
  }

  hints(toolName: string): ToolHints | undefined {
    return this.#hints.get(toolName);
  }

  async callTool(...call: Parameters<MCPServer['callTool']>): ReturnType<MCPServer['callTool']> {
    const { content, isError = false } = await this.callToolResult(...call);
    return Object.assign(content, { isError });
  }

  async callToolResult(...[name, args, , options]: Parameters<MCPServer['callTool']>): Promise<ToolResult> {
    const signal = options?.signal;
    const result = await this.#client.callTool({ name, arguments: args ?? {} }, signal && { signal });
    const { content, structuredContent, isError } = result;
    return {
      content: content.map((part) => ({ ...part })),
      ...(structuredContent !== undefined && { structuredContent: { ...structuredContent } }),
      ...(isError !== undefined && { isError }),
    };
  }
}
