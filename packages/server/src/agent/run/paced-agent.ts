import type { Handoff } from '@openai/agents-core';
import type { AgentContext, RunAgent } from '../agent-context.ts';
import type { AnyAgent } from '../agent-options.ts';
import { isClientTool } from '../client-tool-mark.ts';
import { type Pace, PacedModel } from './paced-model.ts';
import { runnableTool } from './runnable-tool.ts';

/**
 * The agent, and all those it can hand over to, on models that keep the pace. They are the application's agents in everything else:
 * what it has hung on them, such as listeners, stays where it is.
 */
export function pacedAgent(agent: AnyAgent, pace: Pace): RunAgent {
  const known = new Map<object, RunAgent>();
  const paced = (given: RunAgent): RunAgent => {
    const before = known.get(given);
    if (before) return before;
    const { model, tools } = given;
    const own = derived(given, {
      model: { value: typeof model === 'string' ? model : new PacedModel(model, pace) },
      ...(tools.some(isClientTool) && { tools: { value: tools.map(runnableTool) } }),
      handoffs: { get: () => given.handoffs.map(pacedHandoff) },
    });
    known.set(given, own);
    return own;
  };
  const pacedHandoff = (given: RunAgent['handoffs'][number]): RunAgent['handoffs'][number] =>
    'onInvokeHandoff' in given ? handoffTo(given, paced) : paced(given);
  const root = paced(derived(agent, {}));
  known.set(agent, root);
  return root;
}

function handoffTo(
  handoff: Handoff<AgentContext>,
  paced: (agent: RunAgent) => RunAgent,
): Handoff<AgentContext> {
  return handoff.clone({
    agent: paced(handoff.agent),
    onInvokeHandoff: async (...args) => paced(await handoff.onInvokeHandoff(...args)),
  });
}

/** An agent that is the given one but for some properties, and gets what every run here has as its context. */
function derived(agent: AnyAgent, properties: PropertyDescriptorMap): RunAgent {
  const made: RunAgent = Object.create(agent, properties);
  return made;
}
