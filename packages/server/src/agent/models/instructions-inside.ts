import type { AgentInputItem, ModelRequest, protocol } from '@openai/agents-core';

/**
 * The request for a model that knows two roles which take turns: the instructions stand before the first words of the
 * user, and messages of the user that follow each other are one.
 */
export function withInstructionsInside(request: ModelRequest): ModelRequest {
  const { systemInstructions, input, ...rest } = request;
  const items: AgentInputItem[] = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  const told = systemInstructions ? [userMessage(systemInstructions), ...items] : items;
  return { ...rest, input: told.reduce<AgentInputItem[]>(join, []) };
}

function join(items: AgentInputItem[], item: AgentInputItem): AgentInputItem[] {
  const last = items.at(-1);
  if (!last || !isUserMessage(last) || !isUserMessage(item)) return [...items, item];
  const content = [...partsOf(last), { type: 'input_text' as const, text: '\n\n' }, ...partsOf(item)];
  return [...items.slice(0, -1), { role: 'user', content }];
}

function userMessage(text: string): protocol.UserMessageItem {
  return { role: 'user', content: [{ type: 'input_text', text }] };
}

function isUserMessage(item: AgentInputItem): item is protocol.UserMessageItem {
  return 'role' in item && item.role === 'user';
}

function partsOf({ content }: protocol.UserMessageItem): Exclude<typeof content, string> {
  return typeof content === 'string' ? [{ type: 'input_text', text: content }] : content;
}
