import type { Agent, MCPServer } from '@openai/agents-core';
import type { Logger, Responder, Turn } from '../chat/ports.ts';
import type { Observer } from '../observer.ts';
import type { ThreadStreamEvent } from '../protocol/events.ts';
import type { AgentContext } from './agent-context.ts';
import type { AnswerHooks } from './answer-options.ts';
import type { Readable } from './input/attached-files.ts';
import type { ApprovalSetting } from './approval/approval-options.ts';
import type { AgentLimits } from './run/agent-limits.ts';
import type { ToolConnection } from './tools/tool-connection.ts';
import type { FinishedCall, ToolWording } from './tools/tool-wording.ts';

/** An agent whose tools know what they get as the context of a run, or do not care. */
export type AnyAgent = Agent | Agent<AgentContext>;

/** What a finished tool call means to the application. */
export interface ToolEffect extends FinishedCall {
  /** True when the tool says of itself that it only reads. */
  readonly readOnly: boolean;
}

/** Where traces of runs go, and with which key. */
export interface TraceAddress {
  readonly apiKey: string;
  /** Default: OpenAI’s. */
  readonly endpoint?: string;
}

/** What `agentResponder()` takes. */
export interface AgentResponderOptions extends AnswerHooks {
  /** The agent to answer with, made for each answer. `mcpServers` are the opened tools, to be given to the agent. */
  agent: (turn: Turn, mcpServers: MCPServer[]) => AnyAgent | Promise<AnyAgent>;
  /** The tools of one owner, made for each answer, not connected yet. Default: none. */
  connectTools?: ((turn: Turn) => readonly ToolConnection[]) | undefined;
  /** How tool calls are shown. Default: by the tool's name. */
  wording?: ToolWording | undefined;
  /** Events to send after a tool call, besides the step that shows it. Default: none. */
  effects?: ((call: ToolEffect, turn: Turn) => readonly ThreadStreamEvent[]) | undefined;
  /** How users are asked before a tool is used. Left out: nobody is asked, and an agent's tool that needs approval ends the answer. */
  approvals?: ApprovalSetting | undefined;
  /** Act on actions of widgets that are not this responder's own. Default: they fail, or are not offered. */
  action?: Responder['action'] | undefined;
  syncAction?: Responder['syncAction'] | undefined;
  /** Whether runs are traced by whatever the SDK's tracing is set up with. Default: they are not. */
  tracing?: boolean | undefined;
  /** Default: `defaultLimits`. */
  limits?: Partial<AgentLimits> | undefined;
  /** What the model can look at, besides text, of what users attach. Default: pictures and PDFs. */
  reads?: readonly Readable[] | undefined;
  /** Whether the model can be asked to summarise what no longer fits. Default: it can. */
  summarises?: boolean | undefined;
  logger: Logger;
  /** Told of runs and tool calls. Default: nobody. */
  observer?: Observer | undefined;
}
