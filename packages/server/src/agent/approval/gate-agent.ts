import { Handoff, type FunctionTool } from '@openai/agents-core';
import type { AgentContext, RunAgent } from '../agent-context.ts';
import { LimitedTools } from '../tools/limited-tools.ts';

/** Agents whose tools ask already: an agent may be made once for many answers. */
const gated = new WeakSet<RunAgent>();

/**
 * Makes the MCP tools of an agent, and of every agent it can hand over to, ask by the gate of their connection: the SDK asks for
 * function tools only. Whose tools they are is found when they are listed, so that agents which serve many answers are changed once.
 * Agents inside tools (`agent.asTool()`) are out of reach; where their calls would have to ask, the gate refuses them.
 */
export function gateAgent(agent: RunAgent): void {
  const found = [agent];
  for (let next = found.pop(); next; next = found.pop()) {
    if (gated.has(next)) continue;
    gated.add(next);
    gateTools(next);
    for (const other of next.handoffs) found.push(other instanceof Handoff ? other.agent : other);
  }
}

function gateTools(agent: RunAgent): void {
  const list = agent.getMcpTools.bind(agent);
  agent.getMcpTools = async (...args) => {
    const tools = await list(...args);
    const servers = agent.mcpServers.filter((server) => server instanceof LimitedTools);
    for (const tool of tools) if (tool.type === 'function') gateTool(tool, servers);
    return tools;
  };
}

/** The tool was made for this listing, so it can be changed; the SDK knows it by its identity. */
function gateTool(tool: FunctionTool<AgentContext>, servers: readonly LimitedTools[]): void {
  const found = findTool(tool.name, servers);
  const gate = found?.server.gate;
  if (!found || !gate) return;
  const { server, name } = found;
  const invoke = tool.invoke;
  // The SDK also asks about calls that it cannot read, but not of tools that never ask.
  if (gate.mayAsk(server.hints(name) ?? {}))
    tool.needsApproval = (_context, args: unknown) => gate.needs(server.proposed(name, args));
  tool.invoke = (...call) => gate.admit(() => invoke(...call));
}

/** An agent can have the names of servers put before those of their tools (`includeServerInToolNames`). */
function findTool(
  shown: string,
  servers: readonly LimitedTools[],
): { server: LimitedTools; name: string } | undefined {
  for (const matches of [(name: string) => name === shown, (name: string) => shown.endsWith(`__${name}`)]) {
    for (const server of servers) {
      const name = server.toolNames().find(matches);
      if (name !== undefined) return { server, name };
    }
  }
  return undefined;
}
