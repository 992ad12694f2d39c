import { findTasks } from '../find-tasks.ts';
import type { TaskStatus } from '../intent.ts';
import { inShownOrder, type ListedTask } from '../listed-task.ts';
import type { Reference } from '../reference.ts';
import { countList, describeFound, describeList, noSuchTask, unableTo } from '../replies.ts';
import { list, type Plan, type Situation } from './plan.ts';

/** Shows the list. */
export function* show(status: TaskStatus, situation: Situation): Plan {
  if (!situation.has('list_tasks')) return unableTo('list tasks');
  const listed = yield* list(status, situation, true);
  if ('refused' in listed) return listed.refused;
  return situation.listsAreShown ? countList(status, listed) : describeList(status, listed);
}

/** Shows the tasks that a question is about. */
export function* find(reference: Reference, situation: Situation): Plan {
  if (!situation.has('list_tasks')) return unableTo('look up tasks');
  const listed = yield* list('all', situation);
  if ('refused' in listed) return listed.refused;
  const found = select(reference, listed.tasks, situation);
  if (found.length > 0) return describeFound(found);
  return reference.by === 'title' ? noSuchTask(reference.title) : describeMissing(reference);
}

function select(
  reference: Reference,
  tasks: readonly ListedTask[],
  situation: Situation,
): readonly ListedTask[] {
  if (reference.by === 'title') {
    const found = findTasks(tasks, reference.title, false);
    return found && found.fit !== 'some' ? found.tasks : [];
  }
  const ids = idsOf(reference, tasks, situation);
  return tasks.filter((task) => ids.includes(task.id));
}

function idsOf(
  reference: Reference,
  tasks: readonly ListedTask[],
  situation: Situation,
): (number | undefined)[] {
  if (reference.by === 'numbers') return reference.numbers;
  if (reference.by === 'previous') return [situation.mentioned];
  if (reference.by !== 'position') return [];
  const shown = situation.shown.length > 0 ? situation.shown : inShownOrder(tasks);
  return [shown.at(reference.position > 0 ? reference.position - 1 : reference.position)?.id];
}

function describeMissing(reference: Reference): string {
  const [number] = reference.by === 'numbers' ? reference.numbers : [];
  return number === undefined ? 'I found no such task.' : `There is no task ${number}.`;
}
