import type { Logger, Responder, Turn } from '../../chat/ports.ts';
import type { AgentWorkflow } from './workflow-chat.ts';

/** How a workflow answers. */
export interface AgentWorkflowOptions {
  /** Where failures are logged, without a word of what was said. Default: lines of JSON on standard error. */
  readonly logger?: Pick<Logger, 'warn'> | undefined;
}

/**
 * Answers with a workflow such as Agent Builder exports it: code that runs one agent after the other. Give it to
 * `chatdock({ respond })`.
 */
export function agentWorkflow(
  work: AgentWorkflow,
  { logger = standardError }: AgentWorkflowOptions = {},
): Responder {
  // The Agents SDK is loaded when it is needed.
  const load = async () => {
    const { answerWorkflow, beginWorkflow, failureFields } = await import('./answer-workflow.ts');
    const tellFailure = (error: unknown, { id }: Turn): void =>
      logger.warn({ turn: id, ...failureFields(error) }, 'an answer of a workflow failed');
    return { answerWorkflow, beginWorkflow, setting: { work, tellFailure } };
  };
  return {
    async *respond(turn) {
      const { beginWorkflow, setting } = await load();
      yield* beginWorkflow(turn, setting);
    },
    async *action(turn, action, sender) {
      const { answerWorkflow, setting } = await load();
      yield* answerWorkflow(turn, { action, sender }, setting);
    },
  };
}

const standardError: Pick<Logger, 'warn'> = {
  warn: (fields, message) =>
    void process.stderr.write(`${JSON.stringify({ level: 'warn', ...fields, message })}\n`),
};
