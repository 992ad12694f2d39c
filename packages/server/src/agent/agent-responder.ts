import { createRunner } from './run/create-runner.ts'; // before the SDK: it says why
import type { Responder } from '../chat/ports.ts';
import { nobodyWatches } from '../observer.ts';
import type { AgentResponderOptions } from './agent-options.ts';
import { defaultLimits } from './run/agent-limits.ts';
import { AgentTurn } from './run/agent-turn.ts';

/**
 * Answers with an agent of the OpenAI Agents SDK: its text is streamed, every tool call is shown as a step of a workflow,
 * and a conversation without a title gets one. When the turn's signal is aborted the model and the tools are stopped.
 * Failures become a `StreamError` in words of our own. The SDK's tracing is off.
 */
export function agentResponder(options: AgentResponderOptions): Responder {
  const limits = Object.freeze({ ...defaultLimits, ...options.limits });
  const runner = createRunner();
  const { observer = nobodyWatches } = options;
  const { action, syncAction } = options;
  return {
    respond: (turn) => new AgentTurn(turn, { ...options, limits, runner, observer }).run(),
    ...(action && { action }),
    ...(syncAction && { syncAction }),
  };
}
