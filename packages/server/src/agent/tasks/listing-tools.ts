import type { MCPServer } from '@openai/agents-core';
import { InProcessTools } from '../tools/in-process-tools.ts';
import type { ToolResult } from '../tools/tool-result.ts';

type Tools = Awaited<ReturnType<MCPServer['listTools']>>;

/** The field that `list_tasks` has here and nowhere else. */
const show = {
  type: 'boolean',
  description:
    'Whether the person sees the list, below your answer. true to show it to them; false when you only look something up.',
};

/** The task tools, with a list tool that shows what it lists. */
export class ListingTools extends InProcessTools {
  override async listTools(): Promise<Tools> {
    const tools = await super.listTools();
    return tools.map((tool) => {
      if (tool.name !== 'list_tasks') return tool;
      const { inputSchema } = tool;
      return { ...tool, inputSchema: { ...inputSchema, properties: { ...inputSchema.properties, show } } };
    });
  }

  /** The tools themselves know nothing of being shown. */
  override callToolResult(...[name, args, ...rest]: Parameters<MCPServer['callTool']>): Promise<ToolResult> {
    if (name !== 'list_tasks' || !args || isShown(args) === undefined) {
      return super.callToolResult(name, args, ...rest);
    }
    const { show: _, ...query } = args;
    return super.callToolResult(name, query, ...rest);
  }
}

/** What a call of `list_tasks` says about being shown; `undefined` when it says nothing. */
export function isShown(given: Readonly<Record<string, unknown>>): boolean | undefined {
  return typeof given['show'] === 'boolean' ? given['show'] : undefined;
}
