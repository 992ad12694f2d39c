import type { MCPServer } from '@openai/agents-core';
import type { Owner } from '../../../owner.ts';
import type { ApprovalPolicy } from '../../approval/approval-options.ts';
import type { ToolConnection } from '../tool-connection.ts';
import type { ToolHints } from '../tool-hints.ts';
import type { ToolResult } from '../tool-result.ts';
import { hintsOf, type RemoteServer } from './remote-server.ts';
import type { RemoteTool } from './read-tools.ts';

/** The tools of a remote server for one answer of one owner, who is fixed here: nothing the model says reaches it. */
export class RemoteTools implements ToolConnection {
  readonly name: string;
  readonly approvals: ApprovalPolicy | undefined;
  /** The SDK's own cache is shared by all owners; the server's is not. */
  readonly cacheToolsList = false;
  readonly #server: RemoteServer;
  readonly #owner: Owner;
  #tools: readonly RemoteTool[] = [];

  constructor(server: RemoteServer, owner: Owner) {
    this.name = server.settings.name;
    this.approvals = server.settings.approvals;
    this.#server = server;
    this.#owner = owner;
  }

  /** Nothing is opened before something is asked: tools that are known are listed without it. */
  connect(): Promise<void> {
    return Promise.resolve();
  }

  /** The connection stays open for a while, for the next answer. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  async listTools(): ReturnType<MCPServer['listTools']> {
    this.#tools = await this.#server.tools(this.#owner);
    return this.#tools.map(({ tool }) => tool);
  }

  invalidateToolsCache(): Promise<void> {
    return Promise.resolve();
  }

  hints(toolName: string): ToolHints | undefined {
    return hintsOf(this.#tools, toolName);
  }

  async callTool(...call: Parameters<MCPServer['callTool']>): ReturnType<MCPServer['callTool']> {
    const { content, isError = false } = await this.callToolResult(...call);
    return Object.assign(content, { isError });
  }

  /** Only tools that were listed are called. */
  async callToolResult(...call: Parameters<MCPServer['callTool']>): Promise<ToolResult> {
    const [name] = call;
    if (!this.hints(name)) throw new RangeError('There is no tool of that name.');
    return this.#server.call(this.#owner, ...call);
  }
}
