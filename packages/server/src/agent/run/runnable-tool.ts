import { tool, type Tool } from '@openai/agents-core';
import { z } from 'zod';
import { isClientTool } from '../client-tool-mark.ts';

/**
 * The SDK asks people about calls that it cannot read, unless a tool says of itself that nobody is ever asked: by a function of the
 * SDK's own, which `clientTool()` cannot have, as it does without the SDK.
 */
const { needsApproval } = tool({
  name: 'never_asks',
  description: '',
  parameters: z.object({}),
  execute: () => '',
});

/** The tool as the SDK runs it. */
export function runnableTool<Context>(given: Tool<Context>): Tool<Context> {
  return given.type === 'function' && isClientTool(given) ? { ...given, needsApproval } : given;
}
