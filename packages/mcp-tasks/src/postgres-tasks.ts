import { checkOwner, type Database, type PgStatement } from './database/index.ts';
import { listStatement } from './list-statement.ts';
import { parseChanges, parseNewTask, parseRecord } from './parse-task.ts';
import * as queries from './queries.ts';
import { nextOccurrence } from './recurrence.ts';
import { foldTags, rankOf, toChanges, toRecord, toTask, type TaskRow } from './rows.ts';
import { foldText } from './search-text.ts';
import {
  maxTaskId,
  type CompletedTask,
  type NewTask,
  type Task,
  type TaskChanges,
  type TaskRecord,
} from './task.ts';
import { TaskError } from './task-error.ts';
import type { TaskFilter, TaskRepository } from './task-repository.ts';

/** Everyone's tasks, in a database that `migrateTasks` has prepared. */
export interface PostgresTasks {
  /**
   * The tasks of one owner. Owners are opaque and compared byte for byte; take the owner from a verified token, never from
   * the request or the model. Throws a `DatabaseError` `owner_invalid` when it is blank.
   */
  forOwner(owner: string): TaskRepository;
}

/** What of a database the tasks need. */
export type TasksDatabase = Pick<Database, 'query' | 'transaction'>;

/** What may be chosen about `postgresTasks`. */
export interface PostgresTasksOptions {
  /** What time it is, to tell which times of a recurring task are past. Default: the system's clock. */
  now?: (() => Date) | undefined;
}

/** Tasks kept in Postgres or the embedded database. Repositories hold no connection: make one whenever you need it. */
export function postgresTasks(database: TasksDatabase, options: PostgresTasksOptions = {}): PostgresTasks {
  const now = options.now ?? (() => new Date());
  return {
    forOwner(owner) {
      checkOwner(owner);
      return new OwnedTasks(database, owner, now);
    },
  };
}

class OwnedTasks implements TaskRepository {
  readonly owner: string;
  readonly #database: TasksDatabase;
  readonly #now: () => Date;

  constructor(database: TasksDatabase, owner: string, now: () => Date) {
    this.#database = database;
    this.owner = owner;
    this.#now = now;
  }

  async add(said: NewTask): Promise<Task> {
    const { title, description, due, timeZone, priority, tags, recurrence } = await parseNewTask(
      said,
      this.#now(),
    );
    const folded = [foldText(title), foldText(description), foldTags(tags)];
    const [task] = await this.#run(
      queries.addTask(
        this.owner,
        title,
        description,
        due,
        timeZone,
        rankOf(priority),
        tags,
        recurrence,
        folded,
      ),
    );
    if (!task) throw new TaskError('tasks_unavailable', 'The task could not be added.');
    return task;
  }

  async list(filter: TaskFilter = {}): Promise<Task[]> {
    const statement = listStatement(this.owner, filter);
    return statement ? this.#run(statement) : [];
  }

  get(id: number): Promise<Task | undefined> {
    return this.#one(id, queries.getTask(this.owner, id));
  }

  async complete(id: number): Promise<CompletedTask | undefined> {
    if (!isTaskId(id)) return undefined;
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const [task, next] = await this.#run(queries.completeTask(this.owner, id));
      if (!task || task.completed) return task && { ...task, next };
      const [done, made] = await this.#repeat(task);
      if (done) return { ...done, next: made };
    }
    throw new TaskError('tasks_unavailable', 'The task is being changed by others. Please try again.');
  }

  reopen(id: number): Promise<Task | undefined> {
    return this.#one(id, queries.reopenTask(this.owner, id));
  }

  async update(id: number, said: TaskChanges): Promise<Task | undefined> {
    const { changes, firstDue } = await parseChanges(said, this.#now());
    return this.#one(id, queries.updateTask(this.owner, id, JSON.stringify(toChanges(changes)), firstDue));
  }

  delete(id: number): Promise<Task | undefined> {
    return this.#one(id, queries.deleteTask(this.owner, id));
  }

  async restore(records: readonly TaskRecord[]): Promise<number> {
    const unique = new Map<string, Record<string, unknown>>();
    for (const [at, record] of records.entries()) {
      const parsed = await parseRecord(record).catch((error: unknown) => {
        throw error instanceof TaskError
          ? new TaskError(error.code, `Task ${at + 1}: ${error.message}`)
          : error;
      });
      if (!unique.has(parsed.uid)) unique.set(parsed.uid, toRecord(parsed));
    }
    if (unique.size === 0) return 0;
    const statement = queries.restoreTasks(this.owner, JSON.stringify([...unique.values()]));
    const { rows } = await this.#database.query<{ restored: number }>(statement);
    return rows[0]?.restored ?? 0;
  }

  /** Completes a recurring task and makes its next one; nothing when someone was faster. */
  async #repeat({ id, due, timeZone, recurrence }: Task): Promise<Task[]> {
    if (due === null || recurrence === null) return [];
    const next = await nextOccurrence({ due, timeZone, recurrence }, this.#now());
    return this.#run(
      queries.repeatTask(this.owner, id, due, recurrence, next?.due ?? null, next?.recurrence ?? null),
    );
  }

  async #one(id: number, statement: PgStatement): Promise<Task | undefined> {
    if (!isTaskId(id)) return undefined;
    const [task] = await this.#run(statement);
    return task;
  }

  async #run(statement: PgStatement): Promise<Task[]> {
    const { rows } = await this.#database.query<TaskRow>(statement);
    return rows.map(toTask);
  }
}

/** How often a recurring task may change between being read and being completed. */
const maxAttempts = 5;

function isTaskId(id: number): boolean {
  return Number.isInteger(id) && id >= 1 && id <= maxTaskId;
}
