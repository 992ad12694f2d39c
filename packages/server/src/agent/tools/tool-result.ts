import type { MCPServer } from '@openai/agents-core';
import { failedText } from './failed-text.ts';

/** What an MCP tool answers, as the Agents SDK takes it. */
export type ToolResult = Awaited<ReturnType<NonNullable<MCPServer['callToolResult']>>>;

/** A failure that the model is told of in our words; nothing of the cause is in it. */
export function failedResult(code: string, message: string): ToolResult {
  return { isError: true, content: [{ type: 'text', text: failedText(code, message) }] };
}
