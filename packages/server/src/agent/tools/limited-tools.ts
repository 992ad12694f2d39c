import type { MCPServer } from '@openai/agents-core';
import type { Observer } from '../../observer.ts';
import type { AgentLimits } from '../run/agent-limits.ts';
import { capToolResult } from './cap-tool-result.ts';
import type { ToolConnection, ToolHints } from './tool-connection.ts';
import { failedResult, type ToolResult } from './tool-result.ts';

type ToolLimits = Pick<AgentLimits, 'toolCalls' | 'toolResultBytes' | 'toolMs'>;

/** What the tools of an answer have in common. */
export interface LimitedToolsSetting {
  readonly limits: ToolLimits;
  readonly use: ToolUse;
  readonly observer: Observer;
}

/** The tool calls of one answer, over all of its connections. */
export class ToolUse {
  #left: number;
  /** Whether there were more calls than allowed. The last ones were refused. */
  isExceeded = false;
  /** Whether a call may have changed something. */
  hasChanged = false;

  constructor(calls: number) {
    this.#left = calls;
  }

  /** Counts a call; `false` when it is one too many. */
  take(): boolean {
    this.isExceeded ||= this.#left === 0;
    if (!this.isExceeded) this.#left -= 1;
    return !this.isExceeded;
  }
}

/**
 * Keeps the tools of a connection within the limits of an answer. What goes wrong in a tool is told to the model in our
 * words; only an answer that was stopped ends the run.
 */
export class LimitedTools implements MCPServer {
  /** The list is the owner's; the SDK's cache is shared by everyone. */
  readonly cacheToolsList = false;
  /** What gets out of a call is meant to end the run. */
  readonly errorFunction = null;
  readonly name: string;
  readonly #tools: ToolConnection;
  readonly #limits: ToolLimits;
  readonly #use: ToolUse;
  readonly #observer: Observer;

  constructor(tools: ToolConnection, { limits, use, observer }: LimitedToolsSetting) {
    this.#observer = observer;
    this.name = tools.name;
    this.#tools = tools;
    this.#limits = limits;
    this.#use = use;
  }

  /** Lets the run's events say how a call went; the model never sees it. */
  readonly customDataExtractor = ({ isError }: { isError?: boolean }): { isError: boolean } => ({
    isError: isError === true,
  });

  /** Rejects when the tools do not open in time. */
  connect(): Promise<void> {
    return untilAborted(this.#tools.connect(), AbortSignal.timeout(this.#limits.toolMs));
  }

  close(): Promise<void> {
    return this.#tools.close();
  }

  listTools(): ReturnType<MCPServer['listTools']> {
    return this.#tools.listTools();
  }

  invalidateToolsCache(): Promise<void> {
    return this.#tools.invalidateToolsCache();
  }

  hints(toolName: string): ToolHints | undefined {
    return this.#tools.hints(toolName);
  }

  async callTool(...call: Parameters<MCPServer['callTool']>): ReturnType<MCPServer['callTool']> {
    const { content, isError = false } = await this.callToolResult(...call);
    return Object.assign(content, { isError });
  }

  async callToolResult(...call: Parameters<MCPServer['callTool']>): Promise<ToolResult> {
    if (!this.#use.take())
      return failedResult('too_many_calls', 'There were too many tool calls for one answer.');
    const [name, , , options] = call;
    const timeout = AbortSignal.timeout(this.#limits.toolMs);
    const signal = AbortSignal.any([...(options?.signal ? [options.signal] : []), timeout]);
    try {
      const result = await this.#watched(name, () => untilAborted(this.#call(call, signal), signal));
      if (result.isError !== true) this.#noteChange(name);
      return capToolResult(result, this.#limits.toolResultBytes);
    } catch (error) {
      this.#noteChange(name); // who knows how far it got
      if (options?.signal?.aborted) throw error;
      return timeout.aborted ? tooSlow : broken;
    }
  }

  async #watched(name: string, work: () => Promise<ToolResult>): Promise<ToolResult> {
    const watched = this.#observer.toolCall(name);
    try {
      const result = await watched.within(work);
      watched.end(result.isError === true ? { error: 'tool_failed' } : {});
      return result;
    } catch (error) {
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      watched.end({ error: isLate ? 'tool_timeout' : 'tool_failed' });
      throw error;
    }
  }

  #noteChange(name: string): void {
    this.#use.hasChanged ||= this.#tools.hints(name)?.readOnlyHint !== true;
  }

  async #call(
    [name, args, meta]: Parameters<MCPServer['callTool']>,
    signal: AbortSignal,
  ): Promise<ToolResult> {
    if (this.#tools.callToolResult) return this.#tools.callToolResult(name, args, meta, { signal });
    const content = await this.#tools.callTool(name, args, meta, { signal });
    return { content, ...(content.isError !== undefined && { isError: content.isError }) };
  }
}

const tooSlow = failedResult('tool_timeout', 'The tool took too long and was stopped.');
const broken = failedResult('tool_failed', 'The tool did not work. Please try again later.');

/** A tool that does not listen to its signal must not hold the answer up. */
async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
