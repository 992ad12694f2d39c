import type { Database, Queryable } from '@chatdock/mcp-tasks/database';

/** What a statement is about to do: its name, and its values as JSON. */
export interface Statement {
  readonly name: string;
  readonly values: string;
}

/** The database, with something that happens before each statement; it may reject instead of it. */
export function tampered(database: Database, before: (statement: Statement) => Promise<void>): Database {
  const tamper = (on: Queryable): Queryable => ({
    async query(statement, values) {
      const named = typeof statement === 'string' ? { name: '', values } : statement;
      await before({ name: named.name ?? '', values: JSON.stringify(named.values ?? []) });
      return on.query(statement, values);
    },
  });
  const transaction: Database['transaction'] = (run) => database.transaction((tx) => run(tamper(tx)));
  return {
    kind: database.kind,
    description: database.description,
    pool: database.pool,
    ...tamper(database),
    transaction,
    close: () => database.close(),
  };
}
