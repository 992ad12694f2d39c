import { findTasks, type Fit } from '../find-tasks.ts';
import type { UpdateReading } from '../intent.ts';
import type { ListedTask } from '../listed-task.ts';
import type { Reference } from '../reference.ts';
import { askNewTitle, describeDone, unableTo } from '../replies.ts';
import { quoted, type TaskLine } from '../task-lines.ts';
import { joinAnswer, list, type Plan, readChanges, type Situation } from './plan.ts';
import { decide, resolveReference, type Resolved } from './resolve-reference.ts';

/** Marks tasks as done. */
export function* complete(reference: Reference, situation: Situation): Plan {
  if (!situation.has('complete_task')) return unableTo('complete tasks');
  const meant = yield* resolveReference(reference, situation, { verb: 'Complete', prefers: 'pending' });
  if ('answer' in meant) return meant.answer;
  return yield* changeEach(meant.ids, 'complete_task', {
    one: ({ id, title }) => `Task ${id} is done: ${quoted(title)}.`,
    several: 'These tasks are done:',
  });
}

/** Makes completed tasks open again. */
export function* reopen(reference: Reference, situation: Situation): Plan {
  if (!situation.has('reopen_task')) return unableTo('reopen tasks');
  const meant = yield* resolveReference(reference, situation, { verb: 'Reopen', prefers: 'completed' });
  if ('answer' in meant) return meant.answer;
  return yield* changeEach(meant.ids, 'reopen_task', {
    one: ({ id, title }) => `Task ${id} is open again: ${quoted(title)}.`,
    several: 'These tasks are open again:',
  });
}

/** Deletes tasks. */
export function* remove(reference: Reference, situation: Situation): Plan {
  if (!situation.has('delete_task')) return unableTo('delete tasks');
  const meant = yield* resolveReference(reference, situation, { verb: 'Delete' });
  if ('answer' in meant) return meant.answer;
  return yield* changeEach(meant.ids, 'delete_task', {
    one: ({ id, title }) => `Deleted task ${id}: ${quoted(title)}.`,
    several: 'Deleted these tasks:',
  });
}

/** Gives one task another title or description, or asks for it. */
export function* update(readings: readonly UpdateReading[], situation: Situation): Plan {
  if (!situation.has('update_task')) return unableTo('change tasks');
  const meant = yield* resolveReading(readings, situation);
  if ('answer' in meant) return meant.answer;
  const { reading, ids } = meant;
  const [id, another] = ids;
  if (id === undefined || another !== undefined) return 'I change one task at a time: “Change task 1 to …”.';
  const { reference: _, ...changes } = reading;
  if (Object.keys(changes).length === 0) return askNewTitle(id);
  const outcomes = yield [{ name: 'update_task', arguments: { task_id: id, ...changes } }];
  const made = readChanges(outcomes);
  const [task] = made.changed;
  const now = changes.title === undefined ? 'has a new description' : 'is changed';
  return joinAnswer(task && `Task ${task.id} ${now}: ${quoted(task.title)}.`, made);
}

/** "Change A to B to C" is read in the way that fits the tasks there are. */
function* resolveReading(
  readings: readonly UpdateReading[],
  situation: Situation,
): Plan<{ reading: UpdateReading; ids: number[] } | { answer: string }> {
  const [first] = readings;
  if (!first) return { answer: 'Tell me which task to change: “Change task 1 to …”.' };
  const isOpen = readings.length > 1 && readings.every(({ reference }) => reference.by === 'title');
  if (!isOpen || !situation.has('list_tasks')) {
    const meant = yield* resolveReference(first.reference, situation, { verb: 'Change' });
    return withReading(first, meant);
  }
  const listed = yield* list('all', situation);
  if ('refused' in listed) return { answer: listed.refused };
  const reading = bestReading(readings, listed.tasks);
  return withReading(reading, resolveTitle(reading.reference, listed.tasks));
}

function withReading(
  reading: UpdateReading,
  meant: Resolved,
): { reading: UpdateReading; ids: number[] } | { answer: string } {
  return 'answer' in meant ? meant : { reading, ids: meant.ids };
}

function resolveTitle(reference: Reference, tasks: readonly ListedTask[]): Resolved {
  if (reference.by !== 'title') return { ids: [] };
  return decide(findTasks(tasks, reference.title, reference.exact), reference.title);
}

const fits: readonly Fit[] = ['exact', 'prefix', 'words', 'some'];

/** The reading whose task fits best; of equal ones the first. */
export function bestReading(readings: readonly UpdateReading[], tasks: readonly ListedTask[]): UpdateReading {
  const rank = ({ reference }: UpdateReading): number => {
    const found = reference.by === 'title' ? findTasks(tasks, reference.title, reference.exact) : undefined;
    return found ? fits.indexOf(found.fit) : fits.length;
  };
  const [best] = readings.toSorted((left, right) => rank(left) - rank(right));
  if (!best) throw new TypeError('An update has at least one reading.');
  return best;
}

interface Wording {
  one: (task: TaskLine) => string;
  several: string;
}

const most = 20;

function* changeEach(ids: readonly number[], tool: string, wording: Wording): Plan {
  if (ids.length > most) return `I do at most ${most} tasks at a time. Name fewer, please.`;
  const outcomes = yield ids.map((id) => ({ name: tool, arguments: { task_id: id } }));
  const made = readChanges(outcomes);
  const done = describeDone(wording.one, wording.several, made.changed);
  return joinAnswer(made.changed.length > 0 ? done : undefined, made);
}
