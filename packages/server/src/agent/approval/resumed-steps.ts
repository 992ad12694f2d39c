import { RunToolCallItem, RunToolCallOutputItem, type RunStreamEvent } from '@openai/agents-core';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import { declinedStep, endedStep, type StepState } from '../events/call-events.ts';
import { finishedCall } from '../events/read-call.ts';
import type { FinishedCall, StartedCall, ToolWording } from '../tools/tool-wording.ts';
import type { Resumption } from './resumption.ts';
import { withSteps } from './workflow-state.ts';

/** How the steps of resumed calls are shown. */
export interface ResumedPresentation {
  readonly wording: ToolWording;
  /** Events to send after a tool call, besides the step itself. */
  readonly effects: (call: FinishedCall) => readonly ThreadStreamEvent[];
}

const approvedStep: StepState = { status_indicator: 'none', content: 'Approved.' };

/** Shows, in the steps of the answer that was paused, what became of the calls that waited. */
export class ResumedSteps {
  readonly #resumption: Resumption;
  readonly #presentation: ResumedPresentation;
  readonly #states = new Map<string, StepState>();
  /** Approved, and not ended yet. */
  readonly #running = new Map<string, StartedCall>();
  readonly #answered: ReadonlySet<string>;

  constructor(
    resumption: Resumption,
    calls: ReadonlyMap<string, StartedCall>,
    presentation: ResumedPresentation,
  ) {
    this.#resumption = resumption;
    this.#presentation = presentation;
    const { run } = resumption;
    this.#answered = new Set(run.calls.map(({ id }) => id));
    for (const { id, approved } of run.calls) {
      const call = calls.get(id);
      if (approved === true && call) this.#running.set(id, call);
      this.#states.set(id, approved === true ? approvedStep : declinedStep);
    }
  }

  /** Before the run goes on. Nothing is stored as going on: after a crash it would seem to for ever. */
  *begin(): Iterable<ThreadStreamEvent> {
    yield* this.#store();
    for (const id of this.#running.keys()) {
      this.#states.set(id, { status_indicator: 'loading' });
      yield* this.#update(id);
    }
  }

  /** What an event of the run means for these steps; `undefined` when it is about something else. */
  translate(event: RunStreamEvent): Iterable<ThreadStreamEvent> | undefined {
    if (event.type !== 'run_item_stream_event') return undefined;
    const { item } = event;
    if (item instanceof RunToolCallItem && 'callId' in item.rawItem)
      return this.#answered.has(item.rawItem.callId) ? [] : undefined;
    if (!(item instanceof RunToolCallOutputItem) || !this.#answered.has(item.rawItem.callId))
      return undefined;
    return this.#finish(item);
  }

  /** However the run ended. */
  *end(): Iterable<ThreadStreamEvent> {
    if (this.#running.size === 0) return;
    for (const id of this.#running.keys()) {
      this.#states.set(id, { status_indicator: 'none', content: 'This was broken off.' });
      yield* this.#update(id);
    }
    this.#running.clear();
    yield* this.#store();
  }

  *#finish(item: RunToolCallOutputItem): Iterable<ThreadStreamEvent> {
    const { callId } = item.rawItem;
    const started = this.#running.get(callId);
    if (!started) return;
    this.#running.delete(callId);
    const call = finishedCall(started, item);
    this.#states.set(callId, endedStep(call, this.#presentation.wording));
    yield* this.#update(callId);
    yield* this.#presentation.effects(call);
    if (this.#running.size === 0) yield* this.#store();
  }

  *#update(callId: string): Iterable<ThreadStreamEvent> {
    const { places } = this.#resumption.details;
    const item = withSteps(this.#resumption.details, this.#states);
    const task_index = places[callId];
    const task = task_index === undefined ? undefined : item?.workflow.tasks[task_index];
    if (!item || task_index === undefined || !task) return;
    yield {
      type: 'thread.item.updated',
      item_id: item.id,
      update: { type: 'workflow.task.updated', task_index, task },
    };
  }

  *#store(): Iterable<ThreadStreamEvent> {
    const item = withSteps(this.#resumption.details, this.#states);
    if (item) yield { type: 'thread.item.replaced', item };
  }
}
