import { openDatabase, type Database, type Queryable, type QueryResult } from '../database/index.ts';
import { migrateTasks } from '../migrate-tasks.ts';
import type { TasksDatabase } from '../postgres-tasks.ts';
import type { Environment } from './environment.ts';
import { say } from './say.ts';

/** Opens the tasks' database and brings it up to date. Rejects with a `DatabaseError`. */
export async function openTasksDatabase({ databaseUrl, dataDir }: Environment): Promise<Database> {
  const database = await openDatabase({ url: databaseUrl, dataDir, onProgress: say });
  try {
    await migrateTasks(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * The database, opened by the first statement: MCP clients start a server just to see which protocol it speaks, sometimes
 * two at once, and the embedded database is for one process at a time. When it cannot be opened, the next statement tries again.
 */
export class LazyDatabase implements TasksDatabase {
  readonly #environment: Environment;
  #opening: Promise<Database> | undefined;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  async query<Row>(...call: Parameters<Database['query']>): Promise<QueryResult<Row>> {
    return (await this.#open()).query<Row>(...call);
  }

  async transaction<T>(run: (tx: Queryable) => Promise<T>): Promise<T> {
    return (await this.#open()).transaction(run);
  }

  async close(): Promise<void> {
    const database = await this.#opening?.catch(() => undefined);
    await database?.close();
  }

  #open(): Promise<Database> {
    this.#opening ??= openTasksDatabase(this.#environment).catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }
}
