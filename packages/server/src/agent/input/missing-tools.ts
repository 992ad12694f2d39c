import type { AgentInputItem } from '@openai/agents-core';
import { contextMessage } from './context-message.ts';

/** Tells the model which tools it does not have today; nothing when none is missing. */
export function missingTools(servers: readonly string[]): AgentInputItem[] {
  if (servers.length === 0) return [];
  const names = servers.map((name) => `"${name}"`).join(', ');
  const text = `The tools of ${names} cannot be reached right now. When they would be needed, say so; do not pretend to have used them.`;
  return [contextMessage('HiddenContext', text)];
}
