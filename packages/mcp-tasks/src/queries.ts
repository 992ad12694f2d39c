import type { PgStatement } from './database/index.ts';

const columns =
  'number, uid, title, description, completed, due, time_zone, priority, tags, recurrence, next_number, ' +
  'created_at, updated_at, completed_at';

/** A prepared call of one of the functions that the migrations define: it sets the owner and works, in one round trip. */
const call = (name: string, parameters: number, selected = columns) => {
  const list = Array.from({ length: parameters }, (_, at) => `$${at + 1}`).join(', ');
  const text = `select ${selected} from chatdock_tasks.${name}(${list})`;
  return (...values: unknown[]): PgStatement => ({ name: `chatdock_tasks.${name}`, text, values });
};

/** (owner, title, description, due, time zone, priority's rank, tags, recurrence, folded title, description and tags) */
export const addTask = call('add_task', 9);
/** (owner, completed or null for all, after this number, limit): the plain list, in the order of the numbers */
export const listTasks = call('list_tasks', 4);
/** (owner, completed, words, tag, priority's rank, due before — null for any — sort, after this key, after this number, limit) */
export const findTasks = call('find_tasks', 10);
/** (owner, number) */
export const getTask = call('get_task', 2);
/** (owner, number) */
export const completeTask = call('complete_task', 2);
/** (owner, number, due and recurrence as seen, the next one's due or null for none, and its recurrence) */
export const repeatTask = call('repeat_task', 6);
/** (owner, number) */
export const reopenTask = call('reopen_task', 2);
/** (owner, number, changes by column, due for a recurring task that has none) */
export const updateTask = call('update_task', 4);
/** (owner, number) */
export const deleteTask = call('delete_task', 2);
/** (owner, records by column) */
export const restoreTasks = call('restore_tasks', 2, 'restore_tasks as restored');
/** (owner who gives, owner who gets) */
export const handOverTasks = call('hand_over_tasks', 2, 'hand_over_tasks as moved');
