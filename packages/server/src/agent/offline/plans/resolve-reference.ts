import { findTasks, type Found } from '../find-tasks.ts';
import { inShownOrder, type ListedTask } from '../listed-task.ts';
import type { Reference } from '../reference.ts';
import { askWhich, count, noSuchTask, notAtOnce } from '../replies.ts';
import { list, type Plan, type Situation } from './plan.ts';

/** The tasks that are meant, or what to answer instead. */
export type Resolved = { ids: number[] } | { answer: string };

export interface Wish {
  verb: 'Complete' | 'Delete' | 'Change' | 'Reopen';
  /** These come before the others. Default: all alike. */
  prefers?: 'pending' | 'completed';
}

const mostAsked = 20;

/** Finds out which tasks a reference means; asks the user when it could be several, or none for sure. */
export function* resolveReference(reference: Reference, situation: Situation, wish: Wish): Plan<Resolved> {
  if (reference.by === 'numbers') return { ids: reference.numbers };
  if (reference.by === 'all') return { answer: notAtOnce(wish.verb) };
  if (reference.by === 'choice') return { answer: askWhich(reference.among) };
  if (reference.by === 'previous' && situation.mentioned !== undefined) return { ids: [situation.mentioned] };
  if (reference.by === 'position' && situation.shown.length > 0)
    return atPosition(situation.shown, reference.position);
  if (!situation.has('list_tasks'))
    return { answer: 'Tell me the number of the task: I cannot look it up here.' };
  const listed = yield* list('all', situation);
  if ('refused' in listed) return { answer: listed.refused };
  return fromList(reference, listed.tasks, wish);
}

function fromList(reference: Reference, tasks: readonly ListedTask[], wish: Wish): Resolved {
  const preferred = tasks.filter(
    ({ completed }) => wish.prefers === undefined || completed === (wish.prefers === 'completed'),
  );
  if (reference.by === 'position') return atPosition(inShownOrder(preferred), reference.position);
  if (reference.by !== 'title') return ask(preferred);
  const sure = findTasks(preferred, reference.title, reference.exact);
  return decide(
    sure && sure.fit !== 'some' ? sure : findTasks(tasks, reference.title, reference.exact),
    reference.title,
  );
}

/** One task that fits is meant; of several, or when it is a guess, the user has to say. */
export function decide(found: Found | undefined, title: string): Resolved {
  const [only, another] = found?.tasks ?? [];
  if (!found || !only) return { answer: noSuchTask(title) };
  if (found.fit === 'some') return { answer: askWhich(inShownOrder(found.tasks).slice(0, mostAsked), title) };
  return another ? ask(found.tasks) : { ids: [only.id] };
}

function ask(tasks: readonly ListedTask[]): Resolved {
  if (tasks.length === 0) return { answer: 'There is no task for that.' };
  return { answer: askWhich(inShownOrder(tasks).slice(0, mostAsked)) };
}

function atPosition(tasks: readonly { id: number }[], position: number): Resolved {
  const task = tasks.at(position > 0 ? position - 1 : position);
  if (task) return { ids: [task.id] };
  return { answer: `There ${tasks.length === 1 ? 'is' : 'are'} only ${count(tasks.length)} in that list.` };
}
