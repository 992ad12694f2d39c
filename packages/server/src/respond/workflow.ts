import type { ItemUpdate } from '../protocol/item-updates.ts';
import type { ThreadStreamEvent } from '../protocol/events.ts';
import { taskSchema, type Task, type Workflow, type WorkflowSummary } from '../protocol/workflow.ts';
import { itemBase, type AnsweringTurn, type ItemBase } from './answering.ts';
import { checked } from './checked.ts';
import { updated } from './updated.ts';

type Filled = 'status_indicator' | 'queries' | 'sources';
type WithDefaults<Whole> = Whole extends Task
  ? Omit<Whole, Filled> & Partial<Pick<Whole, Filled & keyof Whole>>
  : never;

/** A step as it is written: without a `status_indicator` it has none, without queries or sources it has none. */
export type NewTask = WithDefaults<Task>;

export interface WorkflowOptions {
  /** `custom` (default): what is being done. `reasoning`: what a model thinks. */
  readonly type?: Workflow['type'];
  /** Default: how long it took, when it ends. */
  readonly summary?: WorkflowSummary;
  /** Whether the steps are open while they happen; default: true. */
  readonly expanded?: boolean;
}

/** Steps that are shown while they happen. Every method answers with the events to be sent, in order. */
export interface WorkflowSteps {
  /** The steps so far. */
  readonly tasks: readonly Task[];
  /** Begins: at once for reasoning, with the first step otherwise. Not needed before {@link addTask}. */
  start(): ThreadStreamEvent[];
  /** Adds a step behind the others, and begins when nothing has begun. @throws TypeError when it is no step. */
  addTask(task: NewTask): ThreadStreamEvent[];
  /** Puts a step in the place of another. @throws RangeError when there is none; TypeError when it is no step. */
  updateTask(index: number, task: NewTask): ThreadStreamEvent[];
  /** Ends: folded (unless `expanded`), under `summary`, its own, or its duration. What has not begun ends in nothing. */
  end(options?: { summary?: WorkflowSummary; expanded?: boolean }): ThreadStreamEvent[];
}

/** A workflow of this turn; after its end, the next step begins another. */
export function workflow(turn: AnsweringTurn, options: WorkflowOptions = {}): WorkflowSteps {
  return new Steps(turn, options);
}

class Steps implements WorkflowSteps {
  readonly #turn: AnsweringTurn;
  readonly #options: WorkflowOptions;
  #base: ItemBase | undefined;
  #isShown = false;
  #tasks: Task[] = [];

  constructor(turn: AnsweringTurn, options: WorkflowOptions) {
    this.#turn = turn;
    this.#options = options;
  }

  get tasks(): readonly Task[] {
    return this.#tasks;
  }

  start(): ThreadStreamEvent[] {
    const base = (this.#base ??= itemBase(this.#turn, 'workflow'));
    const waits = this.#options.type !== 'reasoning' && this.#tasks.length === 0;
    if (this.#isShown || waits) return [];
    this.#isShown = true;
    return [{ type: 'thread.item.added', item: this.#item(base) }];
  }

  addTask(written: NewTask): ThreadStreamEvent[] {
    const task = checked(taskSchema, written, 'The step');
    const beginning = this.start();
    const task_index = this.#tasks.push(task) - 1;
    if (!this.#isShown) return this.start(); // it waited for this step, and begins with it inside
    return [...beginning, ...this.#update({ type: 'workflow.task.added', task_index, task })];
  }

  updateTask(index: number, written: NewTask): ThreadStreamEvent[] {
    if (!(index in this.#tasks)) throw new RangeError('The workflow has no such step.');
    const task = checked(taskSchema, written, 'The step');
    this.#tasks[index] = task;
    return this.#update({ type: 'workflow.task.updated', task_index: index, task });
  }

  end({ summary, expanded = false }: Parameters<WorkflowSteps['end']>[0] = {}): ThreadStreamEvent[] {
    const base = this.#base;
    const { summary: own } = this.#options;
    const item =
      base &&
      this.#isShown &&
      this.#item(base, { summary: summary ?? own ?? this.#duration(base), expanded });
    this.#base = undefined;
    this.#isShown = false;
    this.#tasks = [];
    return item ? [{ type: 'thread.item.done', item }] : [];
  }

  #duration({ created_at }: ItemBase): WorkflowSummary {
    const milliseconds = this.#turn.now().getTime() - Date.parse(created_at);
    return { duration: Math.max(0, Math.floor(milliseconds / 1_000)) };
  }

  #item(base: ItemBase, rest?: Pick<Workflow, 'summary' | 'expanded'>) {
    const { type = 'custom', summary, expanded = true } = this.#options;
    const state = rest ?? { expanded, ...(summary !== undefined && { summary }) };
    return { type: 'workflow' as const, ...base, workflow: { type, tasks: [...this.#tasks], ...state } };
  }

  #update(update: ItemUpdate): ThreadStreamEvent[] {
    return this.#base ? [updated(this.#base.id, update)] : [];
  }
}
