import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { WorkflowItem } from '../../protocol/items.ts';
import type { Task, Workflow, WorkflowSummary } from '../../protocol/workflow.ts';
import { updated } from '../../respond/updated.ts';
import type { ItemBase, ItemFactory } from './item-factory.ts';

interface OpenWorkflow {
  readonly base: ItemBase;
  readonly type: Workflow['type'];
  readonly tasks: Task[];
  /** The steps, by their place, that came to nothing, and in which way. */
  readonly endings: Map<number, 'failed' | 'declined'>;
  /** Its place in the thread is taken: a later `done` replaces it there. */
  isStored: boolean;
}

/** A step that can still change. */
export interface Step {
  readonly workflow: OpenWorkflow;
  readonly place: number;
}

/** How a step ended. A step without an ending is still going on. */
export type StepEnd = 'done' | 'failed' | 'declined';

/**
 * The workflow that steps and thoughts are added to: one item, which begins with the first of them, until a message, a picture
 * or the end of the answer closes it. The next step then begins another.
 */
export class CurrentWorkflow {
  readonly #items: ItemFactory;
  #open: OpenWorkflow | undefined;

  constructor(items: ItemFactory) {
    this.#items = items;
  }

  /** What it holds. */
  get tasks(): readonly Task[] {
    return this.#open?.tasks ?? [];
  }

  /** Goes on with a workflow that the thread holds: the answer was interrupted by a tool of the page. */
  resume({ id, thread_id, created_at, workflow: { type, tasks } }: WorkflowItem): void {
    const base = { id, thread_id, created_at };
    this.#open = { base, type, tasks: [...tasks], endings: new Map(), isStored: true };
  }

  /** Begins a workflow of thoughts that are still to come, unless there is a workflow. */
  *think(): Iterable<ThreadStreamEvent> {
    if (this.#open) return;
    const workflow = this.#begin('reasoning');
    yield { type: 'thread.item.added', item: itemOf(workflow, { expanded: true }) };
  }

  /** Adds a step behind the others. */
  add(task: Task): { readonly step: Step; readonly events: ThreadStreamEvent[] } {
    const isNew = !this.#open;
    const workflow = (this.#open ??= this.#begin(task.type === 'thought' ? 'reasoning' : 'custom'));
    const place = workflow.tasks.push(task) - 1;
    const step = { workflow, place };
    if (!isNew) {
      const update = { type: 'workflow.task.added' as const, task_index: place, task };
      return { step, events: [updated(workflow.base.id, update)] };
    }
    return {
      step,
      events: [{ type: 'thread.item.added', item: itemOf(workflow, { expanded: true }) }],
    };
  }

  /** Puts another state of a step in its place. A step of a workflow that is closed does not change any more. */
  *change({ workflow, place }: Step, task: Task, end?: StepEnd): Iterable<ThreadStreamEvent> {
    if (workflow !== this.#open) return;
    workflow.tasks[place] = task;
    if (end === 'failed' || end === 'declined') workflow.endings.set(place, end);
    yield updated(workflow.base.id, { type: 'workflow.task.updated', task_index: place, task });
  }

  /**
   * Takes the workflow's place in the thread, before something else takes the next one. Nothing is stored as going on:
   * whoever reads it after a crash would wait for ever.
   */
  *keepPlace(): Iterable<ThreadStreamEvent> {
    const workflow = this.#open;
    if (!workflow || workflow.isStored || workflow.tasks.length === 0) return;
    workflow.isStored = true;
    const tasks = workflow.tasks.map((task) => (isGoingOn(task) ? stopped(task) : task));
    yield { type: 'thread.item.done', item: itemOf({ ...workflow, tasks }, { expanded: true }) };
    for (const [task_index, task] of workflow.tasks.entries()) {
      if (isGoingOn(task))
        yield updated(workflow.base.id, { type: 'workflow.task.updated', task_index, task });
    }
  }

  /** Closes the workflow, if there is one. Steps that have not ended by then are shown as broken off. */
  *close(): Iterable<ThreadStreamEvent> {
    const workflow = this.#open;
    if (!workflow) return;
    for (const [place, task] of workflow.tasks.entries()) {
      if (isGoingOn(task)) yield* this.change({ workflow, place }, stopped(task), 'failed');
    }
    this.#open = undefined;
    if (workflow.tasks.length === 0) {
      yield { type: 'thread.item.removed', item_id: workflow.base.id };
      return;
    }
    const summary = this.#summary(workflow);
    yield { type: 'thread.item.done', item: itemOf(workflow, { expanded: false, summary }) };
  }

  #begin(type: Workflow['type']): OpenWorkflow {
    const base = this.#items.workflow();
    return (this.#open = { base, type, tasks: [], endings: new Map(), isStored: false });
  }

  /** Thinking is headed by its duration. One step is its own heading; several are counted. */
  #summary({ base, type, tasks, endings }: OpenWorkflow): WorkflowSummary {
    if (type === 'reasoning') return { duration: this.#items.secondsSince(base) };
    const steps = tasks.filter((task) => task.type !== 'thought');
    const failures = [...endings.values()].filter((end) => end === 'failed').length;
    const [only, another] = steps;
    if (another) return { title: `${steps.length} steps${failures > 0 ? `, ${failures} failed` : ''}` };
    const [ending] = endings.values();
    return { title: `${only?.title ?? '1 step'}${ending === undefined ? '' : ` ${ending}`}` };
  }
}

function isGoingOn(task: Task): boolean {
  return task.status_indicator === 'loading';
}

function stopped(task: Task): Task {
  const ended = { ...task, status_indicator: 'none' as const };
  return ended.type === 'custom' ? { ...ended, content: 'This was broken off.' } : ended;
}

function itemOf({ base, type, tasks }: OpenWorkflow, rest: Pick<Workflow, 'expanded' | 'summary'>) {
  return { type: 'workflow' as const, ...base, workflow: { type, tasks: [...tasks], ...rest } };
}
