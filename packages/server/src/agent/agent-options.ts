import type { Agent, MCPServer } from '@openai/agents-core';
import type { Logger, Responder, Turn } from '../chat/ports.ts';
import type { Observer } from '../observer.ts';
import type { ThreadStreamEvent } from '../protocol/events.ts';
import type { AgentLimits } from './run/agent-limits.ts';
import type { ToolConnection } from './tools/tool-connection.ts';
import type { FinishedCall, ToolWording } from './tools/tool-wording.ts';

/** What a finished tool call means to the application. */
export interface ToolEffect extends FinishedCall {
  /** True when the tool says of itself that it only reads. */
  readonly readOnly: boolean;
}

/** What `agentResponder()` takes. */
export interface AgentResponderOptions {
  /** The agent to answer with, made for each answer. `mcpServers` are the opened tools, to be given to the agent. */
  agent: (turn: Turn, mcpServers: MCPServer[]) => Agent | Promise<Agent>;
  /** The tools of one owner, made for each answer, not connected yet. Default: none. */
  connectTools?: ((turn: Turn) => readonly ToolConnection[]) | undefined;
  /** How tool calls are shown. Default: by the tool's name. */
  wording?: ToolWording | undefined;
  /** Events to send after a tool call, besides the step that shows it. Default: none. */
  effects?: ((call: ToolEffect, turn: Turn) => readonly ThreadStreamEvent[]) | undefined;
  /** Act on actions of widgets that are not this responder's own. Default: they fail, or are not offered. */
  action?: Responder['action'] | undefined;
  syncAction?: Responder['syncAction'] | undefined;
  /** Default: `defaultLimits`. */
  limits?: Partial<AgentLimits> | undefined;
  logger: Logger;
  /** Told of runs and tool calls. Default: nobody. */
  observer?: Observer | undefined;
}
