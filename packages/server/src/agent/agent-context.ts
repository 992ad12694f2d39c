import type { Agent } from '@openai/agents-core';
import type { Turn } from '../chat/ports.ts';
import type { ThreadStreamEvent } from '../protocol/events.ts';
import type { WidgetRoot } from '../protocol/widgets/widget.ts';
import type { StreamWidgetOptions } from '../respond/stream-widget.ts';
import type { NewTask } from '../respond/workflow.ts';

/** A step of an answer that a tool has added. */
export interface AddedStep {
  /** Puts another state of it in its place, as long as the steps are open. */
  readonly update: (task: NewTask) => Promise<void>;
}

/**
 * What the tools of an agent get as the context of the run: `execute(input, context)` has it in `context.context`. Each method
 * resolves once there is room for more, so that a tool that shows much does not run ahead of its reader, and can be taken out of the object.
 */
export interface AgentContext {
  /** The turn that is being answered: whose it is, its thread, its signal. */
  readonly turn: Turn;
  /** Sends an event, at once and in order, also while the model says nothing. */
  readonly stream: (event: ThreadStreamEvent) => Promise<void>;
  /** Shows a widget, or one that changes; see `streamWidget`. @throws TypeError for what is no widget. */
  readonly streamWidget: (
    widget: WidgetRoot | AsyncIterable<WidgetRoot>,
    options?: StreamWidgetOptions,
  ) => Promise<void>;
  /** Adds a step beside those of the tool calls. @throws TypeError for what is no step. */
  readonly step: (task: NewTask) => Promise<AddedStep>;
}

/** An agent whose tools get that context. */
export type RunAgent = Agent<AgentContext>;

/** A call of a tool of the page that the run is waiting for. */
export interface PendingCall {
  /** The model's id for the call. */
  readonly callId: string;
  readonly name: string;
  /** JSON of an object. */
  readonly arguments: string;
}
