import type { MCPServer } from '@openai/agents-core';
import type { Observer } from '../../observer.ts';
import type { AgentLimits } from '../run/agent-limits.ts';
import { capToolResult } from './cap-tool-result.ts';
import type { ApprovalGate } from '../approval/approval-gate.ts';
import type { ProposedCall } from '../approval/approval-options.ts';
import { proposedCall } from '../approval/proposed-call.ts';
import type { CallOrder } from './call-order.ts';
import { showTools, type ShownTool } from './shown-tools.ts';
import type { ToolConnection } from './tool-connection.ts';
import type { ToolHints } from './tool-hints.ts';
import { failedResult, type ToolResult } from './tool-result.ts';
import type { ToolUse } from './tool-use.ts';

type ToolLimits = Pick<AgentLimits, 'toolCalls' | 'toolResultBytes' | 'toolMs'>;

type ListedTools = Awaited<ReturnType<MCPServer['listTools']>>;

/** What the tools of an answer have in common. */
export interface LimitedToolsSetting {
  readonly limits: ToolLimits;
  readonly use: ToolUse;
  readonly order: CallOrder;
  readonly observer: Observer;
  /** Makes the gate of a connection; left out: no tool asks before it is used. */
  readonly gate?: ((tools: ToolConnection) => ApprovalGate) | undefined;
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
  /** Which calls ask first; `undefined`: none. */
  readonly gate: ApprovalGate | undefined;
  readonly #limits: ToolLimits;
  readonly #use: ToolUse;
  readonly #order: CallOrder;
  readonly #observer: Observer;
  /** By the names that the model knows them by. */
  #shown: ReadonlyMap<string, ShownTool> = new Map();

  constructor(tools: ToolConnection, { limits, use, order, observer, gate }: LimitedToolsSetting) {
    this.#observer = observer;
    this.name = tools.name;
    this.#tools = tools;
    this.gate = gate?.(tools);
    this.#limits = limits;
    this.#use = use;
    this.#order = order;
  }

  /** Lets the run's events say how a call went; the model never sees it. */
  readonly customDataExtractor = ({ isError }: { isError?: boolean }): { isError: boolean } => ({
    isError: isError === true,
  });

  connect(): Promise<void> {
    return this.#tools.connect();
  }

  /** Opens the connection and lists its tools, once for the answer. Rejects when that does not come about in time. */
  async open(): Promise<ListedTools> {
    const signal = AbortSignal.timeout(this.#limits.toolMs);
    await untilAborted(this.#tools.connect(), signal);
    return untilAborted(this.#tools.listTools(), signal);
  }

  /** Gives the tools the names that the model knows them by: none that is in `taken`, to which they are added. */
  show(tools: ListedTools, taken: Set<string>): void {
    this.#shown = showTools(tools, this.name, taken);
  }

  close(): Promise<void> {
    return this.#tools.close();
  }

  async listTools(): ReturnType<MCPServer['listTools']> {
    return [...this.#shown.values()].map(({ tool }) => tool);
  }

  invalidateToolsCache(): Promise<void> {
    return this.#tools.invalidateToolsCache();
  }

  /** The names that the model knows the tools by. */
  toolNames(): string[] {
    return [...this.#shown.keys()];
  }

  /** By the name that the model knows the tool by. */
  hints(toolName: string): ToolHints | undefined {
    const shown = this.#shown.get(toolName);
    return shown && this.#tools.hints(shown.ownName);
  }

  /** A call by the name that the model knows the tool by, as whoever decides on it sees it. */
  proposed(toolName: string, args: unknown): ProposedCall {
    const name = this.#shown.get(toolName)?.ownName ?? toolName;
    return proposedCall({ name, server: this.name, hints: this.hints(toolName) ?? {} }, args);
  }

  async callTool(...call: Parameters<MCPServer['callTool']>): ReturnType<MCPServer['callTool']> {
    const { content, isError = false } = await this.callToolResult(...call);
    return Object.assign(content, { isError });
  }

  async callToolResult(...call: Parameters<MCPServer['callTool']>): Promise<ToolResult> {
    const [name, args] = call;
    if (this.gate && !(await this.gate.letsPass(this.proposed(name, args)))) return unasked;
    const isReading = this.hints(name)?.readOnlyHint === true;
    return this.#order.run(isReading, () => this.#limited(call));
  }

  async #limited(call: Parameters<MCPServer['callTool']>): Promise<ToolResult> {
    const [name, , , options] = call;
    const stop = options?.signal ?? new AbortController().signal;
    stop.throwIfAborted(); // it may have waited for others
    if (!this.#use.take())
      return failedResult('too_many_calls', 'There were too many tool calls for one answer.');
    const timeout = AbortSignal.timeout(this.#limits.toolMs);
    const signal = AbortSignal.any([stop, timeout]);
    try {
      const result = await this.#watched(name, () => untilAborted(this.#call(call, signal), signal));
      if (result.isError !== true) this.#noteChange(name);
      return capToolResult(result, this.#limits.toolResultBytes);
    } catch {
      this.#noteChange(name); // who knows how far it got
      stop.throwIfAborted();
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
    this.#use.hasChanged ||= this.hints(name)?.readOnlyHint !== true;
  }

  async #call(
    [shown, args, meta]: Parameters<MCPServer['callTool']>,
    signal: AbortSignal,
  ): Promise<ToolResult> {
    const name = this.#shown.get(shown)?.ownName ?? shown;
    if (this.#tools.callToolResult) return this.#tools.callToolResult(name, args, meta, { signal });
    const content = await this.#tools.callTool(name, args, meta, { signal });
    return { content, ...(content.isError !== undefined && { isError: content.isError }) };
  }
}

const unasked = failedResult(
  'approval_needed',
  'This needs the person’s approval, which cannot be asked for here. It was not done.',
);
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
