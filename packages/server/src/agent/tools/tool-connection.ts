import type { MCPServer } from '@openai/agents-core';
import type { ApprovalPolicy } from '../approval/approval-options.ts';
import type { ToolHints } from './tool-hints.ts';

/**
 * Tools for one answer of one owner. Who that is was fixed when the connection was made; nothing the model says reaches
 * it. Opened before the run, closed after it, never shared.
 */
export interface ToolConnection extends MCPServer {
  /** What the tool of that name says of itself; `undefined` for an unknown one. Valid after the tools were listed. */
  hints(toolName: string): ToolHints | undefined;
  /** Which of these tools ask before they are used. Default: as for all tools. */
  readonly approvals?: ApprovalPolicy | undefined;
}
