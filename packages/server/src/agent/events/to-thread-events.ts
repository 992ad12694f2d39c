import {
  type protocol,
  RunHandoffOutputItem,
  RunToolCallItem,
  RunToolCallOutputItem,
  type RunStreamEvent,
} from '@openai/agents-core';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import { isHiddenItem, type WorkflowItem } from '../../protocol/items.ts';
import type { PendingCall } from '../agent-context.ts';
import type { FinishedCall, StartedCall, ToolWording } from '../tools/tool-wording.ts';
import { CallEvents } from './call-events.ts';
import { ClientCalls } from './client-calls.ts';
import { CurrentWorkflow } from './current-workflow.ts';
import { expectedImages } from './expected-images.ts';
import { type KeepImage, type Shown } from './image-events.ts';
import type { ItemFactory } from './item-factory.ts';
import { MessageEvents } from './message-events.ts';
import { ProviderTools } from './provider-tools.ts';
import { finishedCall, startedCall } from './read-call.ts';
import { textField } from '../read-fields.ts';
import { ReasoningEvents } from './reasoning-events.ts';
import { shortened } from './shortened.ts';

/** How a run is shown. */
export interface Presentation {
  readonly wording: ToolWording;
  /** Calls beyond this many are not shown. */
  readonly steps: number;
  /** Events to send after a tool call, besides the step itself. */
  readonly effects: (call: FinishedCall) => readonly ThreadStreamEvent[];
  /** Keeps the pictures that the model makes. Default: in the thread itself. */
  readonly keepImage?: KeepImage | undefined;
}

/** Turns the events of one run of an agent into events of a thread; what there is to show has a translator for each kind. */
export class ThreadEvents {
  readonly #messages: MessageEvents;
  readonly #workflow: CurrentWorkflow;
  readonly #reasoning: ReasoningEvents;
  readonly #calls: CallEvents;
  readonly #provider: ProviderTools;
  readonly #ofClient: ClientCalls;
  readonly #effects: Presentation['effects'];
  readonly #stepsLeft: { count: number };
  readonly #open = new Map<string, StartedCall>();
  #hasSteps = false;

  constructor(items: ItemFactory, { wording, steps, effects, keepImage }: Presentation) {
    this.#messages = new MessageEvents(items);
    this.#workflow = new CurrentWorkflow(items);
    this.#reasoning = new ReasoningEvents(this.#workflow);
    this.#calls = new CallEvents(this.#workflow, wording);
    this.#ofClient = new ClientCalls(items);
    this.#stepsLeft = { count: steps };
    this.#effects = effects;
    this.#provider = new ProviderTools(items, {
      workflow: this.#workflow,
      calls: this.#calls,
      effects,
      keepImage,
      takeStep: () => this.#takeStep(),
    });
  }

  /** Whether there was a tool call to show. */
  get hasSteps(): boolean {
    return this.#hasSteps;
  }

  /** Goes on with the steps of a turn that a tool of the page has interrupted. */
  resume(workflow: WorkflowItem): void {
    this.#workflow.resume(workflow);
  }

  /** Who answers, before the first event and after each handing over. */
  answeredBy(agent: { readonly tools: readonly object[] }): void {
    this.#provider.expectImages(expectedImages(agent));
  }

  *translate(event: RunStreamEvent): Iterable<Shown> {
    if (event.type === 'raw_model_stream_event') yield* this.#model(event.data);
    else if (event.type === 'run_item_stream_event') yield* this.#item(event.item);
    else this.answeredBy(event.agent);
  }

  /** What a tool says while it works. Something to see comes after the steps so far, also when the thread is read again. */
  *said(event: ThreadStreamEvent): Iterable<ThreadStreamEvent> {
    const isBegun = event.type === 'thread.item.added' || event.type === 'thread.item.done';
    if (isBegun && !isHiddenItem(event.item) && event.item.type !== 'client_tool_call') {
      yield* this.#reasoning.settle();
      yield* this.#workflow.keepPlace();
    }
    yield event;
  }

  /** The steps of the answer, for what tools add to them. */
  get workflow(): CurrentWorkflow {
    return this.#workflow;
  }

  /** The run pauses before this call: its owner is asked first. */
  *waiting(callId: string): Iterable<ThreadStreamEvent> {
    yield* this.#calls.waiting(callId);
  }

  /** Closes what is still open, however the run ended. */
  *end(): Iterable<ThreadStreamEvent> {
    yield* this.#reasoning.settle();
    yield* this.#provider.end();
    yield* this.#workflow.close();
  }

  /** Whether the run itself has made the call, and no agent that one of its tools is. */
  hasAsked({ callId }: PendingCall): boolean {
    return this.#ofClient.has(callId);
  }

  /** Asks the page what the run is waiting for, as the last word. */
  *ask(call: PendingCall): Iterable<ThreadStreamEvent> {
    if (this.hasAsked(call)) yield* this.#ofClient.ask(call);
  }

  *#model(event: ModelEvent): Iterable<Shown> {
    if (event.type === 'output_text_delta') {
      yield* this.#closeSteps();
      yield* this.#messages.delta(event);
    } else if (event.type === 'model') {
      yield* this.#wire(event.event);
    } else if (event.type === 'response_done') {
      yield* this.#done(event.response.output);
    }
  }

  /** What a provider says in its own words. */
  *#wire(event: unknown): Iterable<Shown> {
    if (typeof event !== 'object' || event === null) return;
    const type = textField(event, 'type');
    if (type === undefined) yield* this.#reasoning.chunk(event);
    else if (type === 'response.output_text.annotation.added') yield* this.#messages.annotation(event);
    else if (type.startsWith('response.reasoning')) yield* this.#reasoning.wire(event);
    else if (type.startsWith('response.output_item') || type.startsWith('response.image')) {
      yield* this.#reasoning.wire(event);
      yield* this.#provider.wire(event);
    }
  }

  *#done(output: readonly protocol.OutputModelItem[]): Iterable<Shown> {
    // What only now is told of stands behind a message that was read while it was written, also when the thread is read again.
    const { isWriting } = this.#messages;
    if (isWriting) yield* this.#messages.done(output);
    yield* this.#reasoning.done(output);
    yield* this.#provider.done(output);
    if (isWriting) return;
    const said = [...this.#messages.done(output)];
    if (said.length > 0) yield* this.#workflow.close();
    yield* said;
  }

  *#closeSteps(): Iterable<ThreadStreamEvent> {
    yield* this.#reasoning.settle();
    yield* this.#workflow.close();
  }

  *#item(item: object): Iterable<ThreadStreamEvent> {
    if (item instanceof RunToolCallItem) {
      if (this.#ofClient.started(item)) return;
      const started = startedCall(item);
      if (!started || !this.#takeStep()) return;
      this.#open.set(started.callId, started.call);
      yield* this.#calls.started(started.callId, started.call);
    } else if (item instanceof RunToolCallOutputItem) {
      yield* this.#finish(item);
    } else if (item instanceof RunHandoffOutputItem && this.#takeStep()) {
      yield* this.#workflow.add(handedOver(item)).events;
    }
  }

  *#finish(item: RunToolCallOutputItem): Iterable<ThreadStreamEvent> {
    this.#ofClient.finished(item);
    const { callId } = item.rawItem;
    const started = this.#open.get(callId);
    if (!started) return;
    const call = finishedCall(started, item);
    yield* this.#calls.finished(callId, call);
    yield* this.#effects(call);
  }

  #takeStep(): boolean {
    this.#hasSteps = true;
    this.#stepsLeft.count -= 1;
    return this.#stepsLeft.count >= 0;
  }
}

/** Who is speaking from now on. */
function handedOver({ targetAgent }: RunHandoffOutputItem) {
  return {
    type: 'custom' as const,
    status_indicator: 'complete' as const,
    icon: 'agent' as const,
    title: `Handed over to ${shortened(targetAgent.name, 100)}`,
  };
}

type ModelEvent = Extract<RunStreamEvent, { type: 'raw_model_stream_event' }>['data'];
