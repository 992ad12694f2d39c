import { createRunner } from './run/create-runner.ts'; // before the SDK: it says why
import type { Responder, Turn } from '../chat/ports.ts';
import { nobodyWatches } from '../observer.ts';
import type { Action } from '../protocol/actions.ts';
import type { ThreadStreamEvent } from '../protocol/events.ts';
import type { WidgetItem } from '../protocol/items.ts';
import type { AgentResponderOptions } from './agent-options.ts';
import { answerApproval } from './approval/answer-approval.ts';
import { isApprovalAction } from './approval/approval-card.ts';
import type { Resumption } from './approval/resumption.ts';
import { defaultLimits } from './run/agent-limits.ts';
import { AgentTurn } from './run/agent-turn.ts';
import type { Pace } from './run/paced-model.ts';

/**
 * Answers with an agent of the OpenAI Agents SDK: its text is streamed, every tool call is shown as a step of a workflow,
 * and a conversation without a title gets one. When the turn's signal is aborted the model and the tools are stopped.
 * Failures become a `StreamError` in words of our own. The SDK's tracing is off, unless it is asked for.
 */
export function agentResponder(options: AgentResponderOptions): Responder {
  const limits = Object.freeze({ ...defaultLimits, ...options.limits });
  const { observer = nobodyWatches, approvals, tracing = false } = options;
  const setting = {
    ...options,
    limits,
    observer,
    createRunner: (pace: Pace) => createRunner({ pace, tracing }),
  };
  const { action, syncAction } = options;
  return {
    respond: (turn) => new AgentTurn(turn, setting).run(),
    ...(action && { action }),
    ...(syncAction && { syncAction }),
    ...(approvals && {
      action: (turn, asked, sender) => {
        if (!isApprovalAction(asked)) return actOn(action, { turn, asked, sender });
        const goOn = (resumption: Resumption) => new AgentTurn(turn, setting, resumption).run();
        return answerApproval(turn, { action: asked, sender }, { approvals, goOn });
      },
    }),
  };
}

function actOn(
  action: Responder['action'],
  { turn, asked, sender }: { turn: Turn; asked: Action; sender: WidgetItem | null },
): AsyncIterable<ThreadStreamEvent> {
  if (!action) throw new TypeError('There is nothing that acts on this action: set action.');
  return action(turn, asked, sender);
}
