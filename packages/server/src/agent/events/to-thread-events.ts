import { RunToolCallItem, RunToolCallOutputItem, type RunStreamEvent } from '@openai/agents-core';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { ItemFactory } from './item-factory.ts';
import { MessageEvents } from './message-events.ts';
import { finishedCall, startedCall } from './read-call.ts';
import type { FinishedCall, StartedCall, ToolWording } from '../tools/tool-wording.ts';
import { WorkflowEvents } from './workflow-events.ts';

/** How a run is shown. */
export interface Presentation {
  readonly wording: ToolWording;
  /** Calls beyond this many are not shown. */
  readonly steps: number;
  /** Events to send after a tool call, besides the step itself. */
  readonly effects: (call: FinishedCall) => readonly ThreadStreamEvent[];
}

/** Turns the events of one run of an agent into events of a thread. */
export class ThreadEvents {
  readonly #messages: MessageEvents;
  readonly #workflow: WorkflowEvents;
  readonly #effects: Presentation['effects'];
  readonly #steps: number;
  readonly #calls = new Map<string, StartedCall>();

  constructor(items: ItemFactory, { wording, steps, effects }: Presentation) {
    this.#messages = new MessageEvents(items);
    this.#workflow = new WorkflowEvents(items, wording);
    this.#steps = steps;
    this.#effects = effects;
  }

  /** Whether there was a tool call to show. */
  get hasSteps(): boolean {
    return this.#calls.size > 0;
  }

  *translate(event: RunStreamEvent): Iterable<ThreadStreamEvent> {
    if (event.type === 'raw_model_stream_event') yield* this.#model(event.data);
    else if (event.type === 'run_item_stream_event') yield* this.#item(event.item);
  }

  /** Closes what is still open, however the run ended. */
  *end(): Iterable<ThreadStreamEvent> {
    yield* this.#workflow.close();
  }

  *#model(event: ModelEvent): Iterable<ThreadStreamEvent> {
    if (event.type === 'output_text_delta') {
      yield* this.#workflow.close();
      yield* this.#messages.delta(event);
    } else if (event.type === 'response_done') {
      const done = [...this.#messages.done(event.response.output)];
      if (done.length > 0) yield* this.#workflow.close();
      yield* done;
    }
  }

  *#item(item: object): Iterable<ThreadStreamEvent> {
    if (item instanceof RunToolCallItem) {
      const started = startedCall(item);
      if (!started || this.#calls.size >= this.#steps) return;
      this.#calls.set(started.callId, started.call);
      yield* this.#workflow.started(started.callId, started.call);
    } else if (item instanceof RunToolCallOutputItem) {
      yield* this.#finish(item);
    }
  }

  *#finish(item: RunToolCallOutputItem): Iterable<ThreadStreamEvent> {
    const { callId } = item.rawItem;
    const started = this.#calls.get(callId);
    if (!started) return;
    const call = finishedCall(started, item);
    yield* this.#workflow.finished(callId, call);
    yield* this.#effects(call);
  }
}

type ModelEvent = Extract<RunStreamEvent, { type: 'raw_model_stream_event' }>['data'];
