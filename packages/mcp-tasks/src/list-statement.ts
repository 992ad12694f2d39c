import type { PgStatement } from './database/index.ts';
import { parseDay } from './due.ts';
import * as queries from './queries.ts';
import { rankOf } from './rows.ts';
import { searchWords } from './search-text.ts';
import { parseTag } from './tags.ts';
import { maxTaskId } from './task.ts';
import type { TaskFilter, TaskPosition } from './task-repository.ts';

/**
 * The statement that lists by `filter`; undefined when nothing can follow. Throws a `RangeError` or a `TaskError` for a filter
 * that cannot be.
 */
export function listStatement(owner: string, filter: TaskFilter): PgStatement | undefined {
  const { completed = null, limit = 100, sort = 'added' } = filter;
  const after = positionOf(filter);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1_000) {
    throw new RangeError('limit is a whole number from 1 to 1,000.');
  }
  const wanted = [
    ifSaid(filter.search, searchWords),
    ifSaid(filter.tag, parseTag),
    ifSaid(filter.priority, rankOf),
    // Every time of a day sorts before the day followed by a tilde.
    ifSaid(filter.dueBy, (day) => `${parseDay(day)}~`),
  ];
  if (sort === 'added') {
    if (after.id >= maxTaskId) return undefined;
    if (wanted.every((value) => value === null)) {
      return queries.listTasks(owner, completed, after.id, limit);
    }
  }
  return queries.findTasks(owner, completed, ...wanted, sort, keyOf[sort](after), after.id, limit);
}

function ifSaid<Said>(said: Said | undefined, parse: (said: Said) => unknown): unknown {
  return said === undefined ? null : parse(said);
}

/** What a list is ordered by before the id. A list from the start begins before every key. */
const keyOf = {
  added: () => '',
  due: ({ id, due }: TaskPosition) => (id === 0 ? '' : (due ?? '~')),
  priority: ({ id, priority }: TaskPosition) => String(id === 0 ? 0 : rankOf(priority)),
};

function positionOf({ after = 0, sort = 'added' }: TaskFilter): TaskPosition {
  const position = typeof after === 'number' ? { id: after } : after;
  if (!Number.isInteger(position.id) || position.id < 0) {
    throw new RangeError('after is a whole number, 0 or more.');
  }
  if (typeof after === 'number' && after > 0 && sort !== 'added') {
    throw new RangeError('after is a task, not a number, unless tasks go by when they were added.');
  }
  return position.id > maxTaskId ? { ...position, id: maxTaskId } : position;
}
