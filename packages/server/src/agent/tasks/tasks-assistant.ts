import type { TaskRepository } from '@chatdock/mcp-tasks';
import { Agent } from '@openai/agents-core';
import type { Logger, Responder } from '../../chat/ports.ts';
import type { Observer } from '../../observer.ts';
import type { Owner } from '../../owner.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { AgentResponderOptions } from '../agent-options.ts';
import { agentResponder } from '../agent-responder.ts';
import type { AnswerSettings } from '../answer-options.ts';
import type { ApprovalSetting } from '../approval/approval-options.ts';
import { type AgentLimits, defaultLimits } from '../run/agent-limits.ts';
import { BoundedModel } from '../run/bounded-model.ts';
import type { AssistantModel } from '../models/choose-model.ts';
import { askAboutTasks } from './ask-about-tasks.ts';
import { instructions } from './instructions.ts';
import { ListingTools } from './listing-tools.ts';
import { taskActions } from './task-actions.ts';
import { TaskAnswers } from './task-answers.ts';
import { taskWording } from './task-wording.ts';
import { failureFields } from '../run/to-stream-error.ts';

/** What {@link tasksAssistant} takes. */
export interface TasksAssistantOptions {
  model: AssistantModel;
  /** The tasks of one owner. */
  tasks: (owner: Owner) => TaskRepository;
  logger: Logger;
  /** Told of runs and tool calls. Default: nobody. */
  observer?: Observer | undefined;
  limits?: Partial<AgentLimits> | undefined;
  /** How it answers; its `limits` count when none are given beside it. */
  answers?: AnswerSettings | undefined;
  /** More tools for one answer than those for tasks. Default: none. */
  connectTools?: AgentResponderOptions['connectTools'];
  /** How users are asked before a task is deleted. Left out: they are not. */
  approvals?: ApprovalSetting | undefined;
  /** See `AgentResponderOptions.tracing`. */
  tracing?: boolean | undefined;
  /** Whether the model names conversations. Default: they go by their first words. */
  titles?: boolean | undefined;
  /** Act on actions of widgets that are not the assistant's own. Default: they fail, or are not offered. */
  actions?: Pick<Responder, 'action' | 'syncAction'> | undefined;
}

/**
 * The built-in assistant: it manages the tasks of the verified user with the task tools, and nobody else's. Lists are shown as
 * widgets whose boxes tick tasks off; lists of before follow what is changed. After each change in an answer it sends the
 * client effect `tasks.changed`, so that a page can read its tasks again.
 */
export function tasksAssistant(options: TasksAssistantOptions): Responder {
  const { model, tasks, logger, answers: given, limits = given?.limits, actions, approvals } = options;
  const onError = (error: unknown): void => logger.error(failureFields(error), 'a task tool failed');
  const answers = new TaskAnswers(options);
  const responder = agentResponder({
    ...given,
    ...(model.offline && { summarises: false, reads: [] }),
    agent: (turn, mcpServers) => {
      const wished = answers.wishes(turn);
      // One more than is made, so that the model's asking for too much is noticed.
      const bounded = new BoundedModel(wished.model, (limits?.toolCalls ?? defaultLimits.toolCalls) + 1);
      const modelSettings = wished.toolChoice === undefined ? {} : { toolChoice: wished.toolChoice };
      return new Agent({
        name: 'Tasks',
        model: bounded,
        modelSettings,
        instructions: instructions(turn),
        mcpServers,
      });
    },
    connectTools: (turn) => [
      new ListingTools(tasks(turn.owner), { userId: turn.owner.subject, onError }),
      ...(options.connectTools?.(turn) ?? []),
    ],
    wording: taskWording,
    effects: (call, turn) => {
      answers.see(turn, call);
      return call.readOnly || call.failed ? [] : [tasksChanged];
    },
    approvals: approvals && { ...approvals, ask: askAboutTasks(tasks, approvals.ask) },
    action: actions?.action,
    syncAction: taskActions(tasks, actions?.syncAction),
    tracing: options.tracing,
    limits,
    logger,
    observer: options.observer,
  });
  const action = responder.action?.bind(responder);
  return {
    ...responder,
    respond: (turn) => answers.around(turn, () => responder.respond(turn)),
    ...(action && { action: (turn, ...acted) => answers.around(turn, () => action(turn, ...acted)) }),
  };
}

const tasksChanged: ThreadStreamEvent = { type: 'client_effect', name: 'tasks.changed', data: {} };
