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

/** Those of the listed tools that may be used. */
export function readTools(
  listed: readonly ListedTool[],
  allowed: ReadonlySet<string> | null,
): readonly RemoteTool[] {
  return listed
    .filter(({ name }) => !allowed || allowed.has(name))
    .filter((tool) => JSON.stringify(tool).length <= most.characters)
    .slice(0, most.tools)
    .map((tool) => ({ tool, hints: hintsOf(tool) }));
}

/** What a listed tool says of itself, as far as it is said properly. */
export function hintsOf(tool: ListedTool): ToolHints {
  return hintsSchema.safeParse(tool).data?.annotations ?? {};
}
