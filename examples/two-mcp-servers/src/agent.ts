import type { AgentContext, Turn } from '@chatdock/server';
import { Agent, type MCPServer, type Model } from '@openai/agents-core';

const instructions = `You help people who work outdoors. You keep their tasks, and you know the weather of some towns by your tools.
Look at the weather before you say what to do today. Never make up weather of a town that your tools do not know.`;

/** Made for each turn, which brings the two servers' tools, opened for its user. */
export function outdoorAgent(model: Model) {
  return (_turn: Turn, mcpServers: MCPServer[]) =>
    new Agent<AgentContext>({ name: 'Outdoors', model, instructions, mcpServers });
}
