import type { TaskRepository } from '../../src/index.ts';

/** A repository each of whose methods answers like `fail`. */
export function unreachableTasks(fail: () => Promise<never>): TaskRepository {
  return {
    owner: 'nobody',
    add: fail,
    list: fail,
    get: fail,
    complete: fail,
    reopen: fail,
    update: fail,
    delete: fail,
    restore: fail,
  };
}
