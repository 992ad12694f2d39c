import { Agent, type AgentConfiguration, type protocol } from '@openai/agents-core';
import { ScriptedModel } from '@openai/agents-core/testing';
import type { AgentResponderOptions } from '../../../src/agent/agent-options.ts';
import { agentResponder } from '../../../src/agent/agent-responder.ts';
import type { ItemUpdate } from '../../../src/protocol/item-updates.ts';
import type { ThreadStreamEvent, ThreadItem } from '../../../src/protocol/index.ts';
import { Conversation, silentLogger } from './fake-turn.ts';

export type ModelStep =
  NonNullable<ConstructorParameters<typeof ScriptedModel>[0]> extends Iterable<infer Input> ? Input : never;

/** A conversation with an agent whose model says what it is told. */
export function agentChat(
  steps: readonly ModelStep[],
  agent: Partial<AgentConfiguration> = {},
  options: Partial<AgentResponderOptions> = {},
) {
  const model = new ScriptedModel(steps);
  const responder = agentResponder({
    agent: () => new Agent({ name: 'Test', instructions: 'Be brief.', ...agent, model }),
    logger: silentLogger,
    ...options,
  });
  return { chat: new Conversation(responder), model };
}

/** An event as the Responses API sends it. */
export function wire(type: string, fields: object = {}) {
  return { type: 'model' as const, event: { type: `response.${type}`, ...fields } };
}

export function textDelta(delta: string, itemId = 'm') {
  return { type: 'output_text_delta' as const, delta, itemId };
}

export function responseDone(...output: protocol.OutputModelItem[]) {
  const usage = { requests: 1, inputTokens: 1, outputTokens: 1, totalTokens: 2 };
  return { type: 'response_done' as const, response: { id: 'r', output, usage } };
}

interface HostedFields {
  readonly id?: string;
  readonly output?: string;
  readonly status?: string;
  readonly [field: string]: unknown;
}

/** A call of a tool at the provider, as the finished response has it. */
export function hosted(name: string, fields: HostedFields = {}) {
  const { output, status = 'completed', id = 'h1', ...providerData } = fields;
  return {
    type: 'hosted_tool_call' as const,
    id,
    name,
    status,
    ...(output !== undefined && { output }),
    providerData: { id, type: name, ...providerData },
  };
}

/** The items that were finished, in their last state, in the order in which their places were taken. */
export function doneItems(events: readonly ThreadStreamEvent[]): ThreadItem[] {
  const items = new Map<string, ThreadItem>();
  for (const event of events) if (event.type === 'thread.item.done') items.set(event.item.id, event.item);
  return [...items.values()];
}

/** The updates of one type. */
export function updatesOf(events: readonly ThreadStreamEvent[], type: ItemUpdate['type']): ItemUpdate[] {
  return events.flatMap((event) =>
    event.type === 'thread.item.updated' && event.update.type === type ? [event.update] : [],
  );
}
