import type { PgStatement } from './database/index.ts';

const columns = 'number, title, description, completed, created_at, updated_at, completed_at';

/** A prepared call of one of the functions that the migrations define: it sets the owner and works, in one round trip. */
const call =
  (name: string, parameters: string) =>
  (...values: unknown[]): PgStatement => ({
    name: `chatdock_tasks.${name}`,
    text: `select ${columns} from chatdock_tasks.${name}(${parameters})`,
    values,
  });

/** (owner, title, description) */
export const addTask = call('add_task', '$1, $2, $3');
/** (owner, completed or null for all, after this number, limit) */
export const listTasks = call('list_tasks', '$1, $2, $3, $4');
/** (owner, number) */
export const getTask = call('get_task', '$1, $2');
/** (owner, number) */
export const completeTask = call('complete_task', '$1, $2');
/** (owner, number, title or null to keep it, description or null to keep it) */
export const updateTask = call('update_task', '$1, $2, $3, $4');
/** (owner, number) */
export const deleteTask = call('delete_task', '$1, $2');
