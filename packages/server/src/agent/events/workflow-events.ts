import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { CustomTask, Workflow } from '../../protocol/workflow.ts';
import type { ItemBase, ItemFactory } from './item-factory.ts';
import { storable } from '../../protocol/streamed-text.ts';
import { failureIn, type FinishedCall, type StartedCall, type ToolWording } from '../tools/tool-wording.ts';

interface OpenWorkflow {
  readonly base: ItemBase;
  readonly tasks: CustomTask[];
  /** Of each call the place of its task. */
  readonly places: Map<string, number>;
  failures: number;
}

/** Turns tool calls into one workflow item with a task for each, until a message or the end of the answer closes it. */
export class WorkflowEvents {
  readonly #items: ItemFactory;
  readonly #wording: ToolWording;
  #open: OpenWorkflow | undefined;

  constructor(items: ItemFactory, wording: ToolWording) {
    this.#items = items;
    this.#wording = wording;
  }

  /** A tool is being called. */
  *started(callId: string, call: StartedCall): Iterable<ThreadStreamEvent> {
    const task: CustomTask = {
      type: 'custom',
      status_indicator: 'loading',
      title: shortened(this.#wording.title(call), longestTitle),
    };
    if (this.#open) {
      const task_index = this.#open.tasks.push(task) - 1;
      this.#open.places.set(callId, task_index);
      yield this.#update({ type: 'workflow.task.added', task_index, task }, this.#open);
      return;
    }
    this.#open = {
      base: this.#items.workflow(),
      tasks: [task],
      places: new Map([[callId, 0]]),
      failures: 0,
    };
    yield { type: 'thread.item.added', item: this.#item(this.#open, { expanded: true }) };
  }

  /** The call has ended. */
  *finished(callId: string, call: FinishedCall): Iterable<ThreadStreamEvent> {
    const workflow = this.#open;
    const place = workflow?.places.get(callId);
    if (!workflow || place === undefined) return;
    const content = this.#wording.result(call) ?? (call.failed ? failureIn(call.output) : undefined);
    yield* this.#settle(workflow, place, { failed: call.failed, content });
  }

  /** Closes the workflow, if there is one. Calls that have not ended by then are shown as broken off. */
  *close(): Iterable<ThreadStreamEvent> {
    const workflow = this.#open;
    if (!workflow) return;
    for (const [place, { status_indicator: status }] of workflow.tasks.entries()) {
      if (status !== 'loading') continue;
      yield* this.#settle(workflow, place, { failed: true, content: 'This was broken off.' });
    }
    this.#open = undefined;
    yield {
      type: 'thread.item.done',
      item: this.#item(workflow, { expanded: false, summary: summary(workflow) }),
    };
  }

  *#settle(
    workflow: OpenWorkflow,
    place: number,
    { failed, content }: { failed: boolean; content: string | undefined },
  ): Iterable<ThreadStreamEvent> {
    const before = workflow.tasks[place];
    if (!before) return;
    if (failed) workflow.failures += 1;
    const task: CustomTask = {
      ...before,
      status_indicator: failed ? 'none' : 'complete',
      ...(content !== undefined && { content: shortened(content, longestContent) }),
    };
    workflow.tasks[place] = task;
    yield this.#update({ type: 'workflow.task.updated', task_index: place, task }, workflow);
  }

  #item({ base, tasks }: OpenWorkflow, rest: Pick<Workflow, 'expanded' | 'summary'>) {
    return {
      type: 'workflow' as const,
      ...base,
      workflow: { type: 'custom' as const, tasks: [...tasks], ...rest },
    };
  }

  #update(update: Update['update'], { base }: OpenWorkflow): Update {
    return { type: 'thread.item.updated', item_id: base.id, update };
  }
}

const longestTitle = 120;
const longestContent = 1000;

/** A model can write a megabyte into a tool call; a step shows the beginning. */
function shortened(text: string, longest: number): string {
  const beginning = text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text;
  return storable(beginning);
}

type Update = Extract<ThreadStreamEvent, { type: 'thread.item.updated' }>;

/** One step is its own heading; several are counted. */
function summary({ tasks, failures }: OpenWorkflow): { title: string } {
  const [only, another] = tasks;
  const failed = failures === 0 ? '' : another ? `, ${failures} failed` : ' failed';
  return { title: `${another ? `${tasks.length} steps` : (only?.title ?? '1 step')}${failed}` };
}
