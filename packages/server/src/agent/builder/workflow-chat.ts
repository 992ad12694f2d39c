import type { AgentInputItem, Runner } from '@openai/agents-core';
import type { Turn } from '../../chat/ports.ts';
import type { WidgetRoot } from '../../protocol/widgets/widget.ts';

/** What a workflow has of the chat that it answers in. Each method can be taken out of the object. */
export interface WorkflowChat {
  /** The turn that is being answered: whose it is, its thread, its signal. */
  readonly turn: Turn;
  /**
   * Runs agents as a runner of the Agents SDK does, and shows what they say as they say it. An agent with an output schema is
   * heard by the workflow only. Tools that need approval are asked about.
   */
  readonly runner: Pick<Runner, 'run'>;
  /** The conversation so far, the message to answer included, for the models: a new list, to be added to. */
  readonly history: () => Promise<AgentInputItem[]>;
  /**
   * What the workflow keeps between the messages of a thread, with what is new in `initial`: to be changed as you like, and stored when
   * the workflow has ended well. JSON; call it once.
   */
  readonly state: <State extends object>(initial: State) => State;
  /**
   * Asks the user, with Approve and Reject. The answer may come tomorrow: the workflow is then begun again, and what its agents have said
   * is not asked of them anew. Whoever writes instead of answering begins another turn, and nothing of this one is done.
   */
  readonly approve: (question: string) => Promise<boolean>;
  /** Says something, in markdown. */
  readonly say: (text: string) => Promise<void>;
  /** Takes back whatever this turn has shown, and says this instead. */
  readonly refuse: (text: string) => Promise<void>;
  /** Shows a widget. @throws TypeError for what is no widget. */
  readonly showWidget: (widget: WidgetRoot) => Promise<void>;
}

/** What a workflow of Agent Builder is given. */
export interface WorkflowInput {
  /** The words of the user's message. */
  input_as_text: string;
}

/**
 * A workflow that answers messages. When nothing has been shown, its result is: a text, an object with one as it is, any other object as
 * a card.
 */
export type AgentWorkflow = (workflow: WorkflowInput, chat: WorkflowChat) => Promise<unknown>;
