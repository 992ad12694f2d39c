import type { MCPServer } from '@openai/agents-core';
import { z } from 'zod';
import type { ToolHints } from '../tool-hints.ts';

type ListedTool = Awaited<ReturnType<MCPServer['listTools']>>[number];

/** A tool of another server, as it was listed. */
export interface RemoteTool {
  readonly tool: ListedTool;
  readonly hints: ToolHints;
}

/** The most tools of one server, and the longest that a model is told of one, in characters of JSON. */
const most = { tools: 100, characters: 16_384 };

const hintsSchema = z.object({
  annotations: z
    .object({ readOnlyHint: z.boolean().optional(), destructiveHint: z.boolean().optional() })
    .optional(),
});

/** Those of the listed tools that may be used. What they say of themselves counts only where it is said properly. */
export function readTools(
  listed: readonly ListedTool[],
  allowed: ReadonlySet<string> | null,
): readonly RemoteTool[] {
  return listed
    .filter(({ name }) => !allowed || allowed.has(name))
    .filter((tool) => JSON.stringify(tool).length <= most.characters)
    .slice(0, most.tools)
    .map((tool) => ({ tool, hints: hintsSchema.safeParse(tool).data?.annotations ?? {} }));
}
