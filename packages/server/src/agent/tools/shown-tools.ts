import type { MCPServer } from '@openai/agents-core';

type ListedTool = Awaited<ReturnType<MCPServer['listTools']>>[number];

/** A tool as a model knows it. */
export interface ShownTool {
  readonly tool: ListedTool;
  /** As its server knows it. */
  readonly ownName: string;
}

/** The longest name that models take. */
const longest = 64;

/**
 * The tools of one server under names that models take and no tool before has: one that is taken gets its server's name before it.
 * Adds the names to `taken`. Of two tools that would still have one name, the first is shown.
 */
export function showTools(
  tools: readonly ListedTool[],
  server: string,
  taken: Set<string>,
): Map<string, ShownTool> {
  const shown = new Map<string, ShownTool>();
  for (const tool of tools) {
    const plain = nameFor(tool.name);
    const name = taken.has(plain) ? nameFor(`${server}_${tool.name}`) : plain;
    if (name === '' || taken.has(name)) continue;
    taken.add(name);
    shown.set(name, { tool: { ...tool, name }, ownName: tool.name });
  }
  return shown;
}

function nameFor(name: string): string {
  return name.replace(/\W+/gu, '_').slice(0, longest);
}
