import type { Priority } from './priority.ts';
import type { CompletedTask, NewTask, Task, TaskChanges, TaskRecord } from './task.ts';

/** The orders of a list; within one, tasks that are alike go by their ids. */
export type TaskSort = 'added' | 'due' | 'priority';

/** A place in a list: the last task of the page before, or as much of it as orders it. */
export type TaskPosition = Pick<Task, 'id'> & Partial<Pick<Task, 'due' | 'priority'>>;

/** Which tasks to list, and how. */
export interface TaskFilter {
  /** Only completed ones, or only pending ones. Default: all. */
  completed?: boolean | undefined;
  /** Only tasks whose title, description or tags hold each of these words, whatever their case and accents. */
  search?: string | undefined;
  /** Only tasks with this tag. */
  tag?: string | undefined;
  /** Only tasks of this priority. */
  priority?: Priority | undefined;
  /** Only tasks that are due on this day, `2026-12-01`, or before it. */
  dueBy?: string | undefined;
  /**
   * `added` (default): in the order of their ids. `due`: the earliest first, a whole day before its times, tasks without a
   * due date last. `priority`: high, medium, low, none.
   */
  sort?: TaskSort | undefined;
  /** Only what follows this task in the order; an id alone will do when they go by `added`. Default: from the start. */
  after?: number | TaskPosition | undefined;
  /** At most this many, 1 to 1,000. Default 100. */
  limit?: number | undefined;
}

/**
 * The tasks of one owner, fixed when the repository was made: no method names an owner, and someone else's task is the
 * same as none. What is kept is kept as `parseTitle`, `parseDescription`, `parseDue`, `parseTags` and `parseRecurrence` accept
 * it; anything else is refused with a `TaskError`. `undefined` means that there is no such task.
 */
export interface TaskRepository {
  /** Whose tasks they are: compared with what callers call themselves, never used to choose tasks. */
  readonly owner: string;
  add(task: NewTask): Promise<Task>;
  /**
   * A page of tasks. Pages go by what the last task was like, not by counting: tasks that come and go in between neither
   * repeat nor hide others. Rejects with a `RangeError` when `after` or `limit` is out of range.
   */
  list(filter?: TaskFilter): Promise<Task[]>;
  get(id: number): Promise<Task | undefined>;
  /** Completing a completed task changes nothing. Completing a recurring one makes its next one, once. */
  complete(id: number): Promise<CompletedTask | undefined>;
  /** Makes a completed task pending again; reopening a pending one changes nothing. */
  reopen(id: number): Promise<Task | undefined>;
  update(id: number, changes: TaskChanges): Promise<Task | undefined>;
  /** Resolves to the task as it was. */
  delete(id: number): Promise<Task | undefined>;
  /** Adds tasks as they were elsewhere, all or none. Passes over those whose `uid` is here; resolves to how many it added. */
  restore(records: readonly TaskRecord[]): Promise<number>;
}
