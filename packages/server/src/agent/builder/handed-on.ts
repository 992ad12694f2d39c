import type { AgentInputItem } from '@openai/agents-core';

/**
 * What one agent of a workflow is told of those before it: what they said, and what their functions answered. Their thoughts and what ran
 * at the provider are known there by ids alone, which are nothing to whoever does not let the provider store them.
 */
export function handedOn(input: string | readonly AgentInputItem[]): string | AgentInputItem[] {
  if (typeof input === 'string') return input;
  return input.flatMap((item): AgentInputItem[] => {
    if (item.type === 'reasoning' || item.type === 'hosted_tool_call') return [];
    if (!('id' in item)) return [item];
    const copy = { ...item };
    Reflect.deleteProperty(copy, 'id');
    return [copy];
  });
}
