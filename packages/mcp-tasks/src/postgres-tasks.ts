import { checkOwner, type Database, type PgStatement } from './database/index.ts';
import * as queries from './queries.ts';
import { toTask, type TaskRow } from './rows.ts';
import {
  maxTaskId,
  parseDescription,
  parseTitle,
  type NewTask,
  type Task,
  type TaskChanges,
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

/** Tasks kept in Postgres or the embedded database. Repositories hold no connection: make one whenever you need it. */
export function postgresTasks(database: TasksDatabase): PostgresTasks {
  return {
    forOwner(owner) {
      checkOwner(owner);
      return new OwnedTasks(database, owner);
    },
  };
}

function checkRange({ after, limit }: { after: number; limit: number }): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > 1_000) {
    throw new RangeError('limit is a whole number from 1 to 1,000.');
  }
  if (!Number.isInteger(after) || after < 0) {
    throw new RangeError('after is a whole number, 0 or more.');
  }
}

class OwnedTasks implements TaskRepository {
  readonly #database: TasksDatabase;
  readonly #owner: string;

  constructor(database: TasksDatabase, owner: string) {
    this.#database = database;
    this.#owner = owner;
  }

  async add({ title, description = '' }: NewTask): Promise<Task> {
    const statement = queries.addTask(this.#owner, parseTitle(title), parseDescription(description));
    const [task] = await this.#run(statement);
    if (!task) throw new TaskError('tasks_unavailable', 'The task could not be added.');
    return task;
  }

  async list({ completed, after = 0, limit = 100 }: TaskFilter = {}): Promise<Task[]> {
    checkRange({ after, limit });
    if (after >= maxTaskId) return [];
    return this.#run(queries.listTasks(this.#owner, completed ?? null, after, limit));
  }

  get(id: number): Promise<Task | undefined> {
    return this.#one(id, queries.getTask(this.#owner, id));
  }

  complete(id: number): Promise<Task | undefined> {
    return this.#one(id, queries.completeTask(this.#owner, id));
  }

  async update(id: number, { title, description }: TaskChanges): Promise<Task | undefined> {
    if (title === undefined && description === undefined) {
      throw new TaskError('nothing_to_update', 'Say what to change: the title, the description or both.');
    }
    const kept = title === undefined ? null : parseTitle(title);
    const said = description === undefined ? null : parseDescription(description);
    return this.#one(id, queries.updateTask(this.#owner, id, kept, said));
  }

  delete(id: number): Promise<Task | undefined> {
    return this.#one(id, queries.deleteTask(this.#owner, id));
  }

  async #one(id: number, statement: PgStatement): Promise<Task | undefined> {
    if (!Number.isInteger(id) || id < 1 || id > maxTaskId) return undefined;
    const [task] = await this.#run(statement);
    return task;
  }

  async #run(statement: PgStatement): Promise<Task[]> {
    const { rows } = await this.#database.query<TaskRow>(statement);
    return rows.map(toTask);
  }
}
