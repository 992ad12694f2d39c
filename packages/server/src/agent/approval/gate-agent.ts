import { Handoff, type FunctionTool, type MCPServer } from '@openai/agents-core';
import type { AgentContext, RunAgent } from '../agent-context.ts';
import { LimitedTools } from '../tools/limited-tools.ts';
import { hintsOf } from '../tools/remote/read-tools.ts';
import type { ToolHints } from '../tools/tool-hints.ts';
import type { ApprovalGate } from './approval-gate.ts';
import type { ProposedCall } from './approval-options.ts';
import { proposedCall } from './proposed-call.ts';

/**
 * Makes the MCP tools of an agent of one answer, and of every agent it can hand over to, ask: by the gate of their connection, and those of servers
 * that the application has given the agent itself, by `ownGate`. The SDK asks for function tools only. Agents inside tools
 * (`agent.asTool()`) are out of reach; where calls of our connections would have to ask there, the gate refuses them.
 */
export function gateAgent(agent: RunAgent, ownGate: ApprovalGate): void {
  const found = [agent];
  const gated = new Set<RunAgent>(); // agents may hand over to each other
  for (let next = found.pop(); next; next = found.pop()) {
    if (gated.has(next)) continue;
    gated.add(next);
    gateTools(next, ownGate);
    for (const other of next.handoffs) found.push(other instanceof Handoff ? other.agent : other);
  }
}

/** A tool that a model may mean, and who decides on its calls. */
interface KnownTool {
  /** As a model knows it, but for the name of its server that an agent may put before it. */
  readonly name: string;
  readonly hints: ToolHints;
  readonly gate: ApprovalGate;
  readonly propose: (args: unknown) => ProposedCall;
}

function gateTools(agent: RunAgent, ownGate: ApprovalGate): void {
  const list = agent.getMcpTools.bind(agent);
  let own: Promise<KnownTool[]> | undefined;
  agent.getMcpTools = async (...args) => {
    const tools = await list(...args);
    const connected = agent.mcpServers.filter((server) => server instanceof LimitedTools);
    own ??= listOwn(
      agent.mcpServers.filter((server) => !(server instanceof LimitedTools)),
      ownGate,
    );
    const known = [...connected.flatMap(knownOf), ...(await own)];
    for (const tool of tools) if (tool.type === 'function') gateTool(tool, known, ownGate);
    return tools;
  };
}

function knownOf(server: LimitedTools): KnownTool[] {
  const { gate } = server;
  if (!gate) return [];
  return server.toolNames().map((name) => ({
    name,
    hints: server.hints(name) ?? {},
    gate,
    propose: (args) => server.proposed(name, args),
  }));
}

/** Once an answer: what the SDK lists has lost what tools say of themselves. A server that does not list them has none that is known. */
async function listOwn(servers: readonly MCPServer[], gate: ApprovalGate): Promise<KnownTool[]> {
  const listed = await Promise.all(servers.map((server) => server.listTools().catch(() => [])));
  return listed.flatMap((tools, at) =>
    tools.map((tool) => ({
      name: tool.name.replace(/\W/gu, '_'),
      hints: hintsOf(tool),
      gate,
      propose: (args) =>
        proposedCall({ name: tool.name, server: servers[at]?.name ?? '', hints: hintsOf(tool) }, args),
    })),
  );
}

/** The tool was made for this listing, so it can be changed; the SDK knows it by its identity. */
function gateTool(
  tool: FunctionTool<AgentContext>,
  known: readonly KnownTool[],
  ownGate: ApprovalGate,
): void {
  const meant = known.filter(({ name }) => tool.name === name || tool.name.endsWith(`__${name}`));
  const invoke = tool.invoke;
  // The SDK also asks about calls that it cannot read, but not of tools that never ask.
  if (meant.length === 0 ? ownGate.mayAsk({}) : meant.some(({ gate, hints }) => gate.mayAsk(hints)))
    tool.needsApproval = (_context, args: unknown) => needsAny(meant, args);
  tool.invoke = (...call) => ownGate.admit(() => invoke(...call));
}

/**
 * An agent can have the names of servers put before those of their tools (`includeServerInToolNames`), shortened where they are long.
 * Where more than one tool can be meant, each has to need no question: a server must not name its tools so that they, or others', pass.
 */
async function needsAny(meant: readonly KnownTool[], args: unknown): Promise<boolean> {
  if (meant.length === 0) return true;
  for (const { gate, propose } of meant) if (await gate.needs(propose(args))) return true;
  return false;
}
