import type { NewTask, Task, TaskChanges } from './task.ts';

/** Which tasks to list. */
export interface TaskFilter {
  /** Only completed ones, or only pending ones. Default: all. */
  completed?: boolean | undefined;
  /** Only tasks with a greater id: the last id of the page before. Default 0. */
  after?: number | undefined;
  /** At most this many, 1 to 1,000. Default 100. */
  limit?: number | undefined;
}

/**
 * The tasks of one owner, fixed when the repository was made: no method names an owner, and someone else's task is the
 * same as none. Titles and descriptions are kept as `parseTitle` and `parseDescription` accept them; anything else is
 * refused with a `TaskError`. `undefined` means that there is no such task.
 */
export interface TaskRepository {
  add(task: NewTask): Promise<Task>;
  /** In the order of their ids. Rejects with a `RangeError` when `after` or `limit` is out of range. */
  list(filter?: TaskFilter): Promise<Task[]>;
  get(id: number): Promise<Task | undefined>;
  /** Completing a completed task changes nothing. */
  complete(id: number): Promise<Task | undefined>;
  update(id: number, changes: TaskChanges): Promise<Task | undefined>;
  /** Resolves to the task as it was. */
  delete(id: number): Promise<Task | undefined>;
}
