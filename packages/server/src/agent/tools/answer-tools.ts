import type { Turn } from '../../chat/ports.ts';
import type { Observer } from '../../observer.ts';
import { ApprovalGate } from '../approval/approval-gate.ts';
import type { ApprovalSetting } from '../approval/approval-options.ts';
import type { AgentLimits } from '../run/agent-limits.ts';
import { CallOrder } from './call-order.ts';
import { LimitedTools } from './limited-tools.ts';
import type { ToolConnection } from './tool-connection.ts';
import type { ToolHints } from './tool-hints.ts';
import { ToolUse } from './tool-use.ts';

export interface AnswerToolsOptions {
  readonly connections: readonly ToolConnection[];
  readonly limits: AgentLimits;
  readonly observer: Observer;
  readonly approvals?: Pick<ApprovalSetting, 'needs'> | undefined;
  /** What the answer has used before it was paused. Default: nothing. */
  readonly used?: { readonly callsLeft: number; readonly hasChanged: boolean } | undefined;
  /** Told of connections that do not open or close. */
  readonly onFailure: (what: 'open' | 'close', server: string, error: unknown) => void;
}

/** The tools of one answer: opened before its run, closed after it, within common limits. */
export class AnswerTools {
  readonly use: ToolUse;
  /** What an agent is given. A connection that did not open has no tools. */
  readonly servers: readonly LimitedTools[];
  /** The names of connections that did not open. */
  readonly missing: string[] = [];
  readonly #onFailure: AnswerToolsOptions['onFailure'];

  constructor(turn: Turn, options: AnswerToolsOptions) {
    const { connections, limits, observer, approvals, used } = options;
    this.#onFailure = options.onFailure;
    this.use = new ToolUse(used?.callsLeft ?? limits.toolCalls, used?.hasChanged);
    const gate =
      approvals && ((tools: ToolConnection) => new ApprovalGate(tools.approvals ?? approvals.needs, turn));
    const common = { limits, observer, use: this.use, order: new CallOrder(), gate };
    this.servers = connections.map((tools) => new LimitedTools(tools, common));
  }

  /** Opens all at the same time. One that does not open costs its tools, and not the answer. */
  async open(): Promise<void> {
    const opened = await Promise.allSettled(this.servers.map((server) => server.open()));
    const taken = new Set<string>();
    for (const [at, server] of this.servers.entries()) {
      const result = opened[at];
      if (result?.status === 'fulfilled') server.show(result.value, taken);
      else {
        this.missing.push(server.name);
        this.#onFailure('open', server.name, result?.reason);
      }
    }
  }

  /** What a tool says of itself, by the name that the model knows it by; `undefined` for the agent's own tools. */
  hints(toolName: string): ToolHints | undefined {
    for (const server of this.servers) {
      const hints = server.hints(toolName);
      if (hints) return hints;
    }
    return undefined;
  }

  async close(): Promise<void> {
    const closed = await Promise.allSettled(this.servers.map((server) => server.close()));
    for (const [at, result] of closed.entries()) {
      if (result.status === 'rejected') this.#onFailure('close', this.servers[at]?.name ?? '', result.reason);
    }
  }
}
