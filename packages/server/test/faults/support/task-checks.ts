import type { Ledger, WishedTask } from './ledger.ts';
import type { Report } from './report.ts';
import type { World } from './world.ts';

interface TaskChange {
  readonly kind: 'insert' | 'update' | 'delete';
  readonly owner: string;
  readonly number: number;
  readonly title: string;
}

/** No task was changed that nobody asked to change, none twice; what was approved was done once, and what was done was approved. */
export async function checkTasks(world: World, ledgers: readonly Ledger[], report: Report): Promise<void> {
  const changes = await world.query<TaskChange>('select kind, owner, number, title from public.task_changes');
  const wishes = new Map(
    ledgers.flatMap(({ subject, tasks }) => tasks.map((task) => [`${subject} ${task.title}`, task] as const)),
  );
  for (const change of changes) {
    const wish = wishes.get(`${change.owner.trim()} ${change.title}`);
    if (!wish || !isAsked(change, wish))
      report.violation(`A2: nobody asked to ${change.kind} task ${change.number} of ${change.owner}`);
  }
  for (const task of wishes.values()) {
    report.count('check tasks');
    for (const complaint of complaintsOf(task, changes)) report.violation(`A2: ${task.title} ${complaint}`);
  }
}

function complaintsOf({ title, number, isDeleted }: WishedTask, changes: readonly TaskChange[]): string[] {
  const times = (kind: TaskChange['kind']): number =>
    changes.filter((change) => change.title === title && change.kind === kind).length;
  const [added, deleted] = [times('insert'), times('delete')];
  return [
    ...(added > 1 ? [`was added ${added} times`] : []),
    ...(number !== null && added !== 1 ? ['is said to be there, and is not'] : []),
    ...(deleted > 1 ? [`was deleted ${deleted} times`] : []),
    ...(isDeleted && deleted !== 1 ? ['is said to be gone, and is not'] : []),
  ];
}

function isAsked({ kind }: TaskChange, { isApproved }: WishedTask): boolean {
  return kind === 'insert' || (kind === 'delete' && isApproved);
}
