import type { NewTask } from '../intent.ts';
import { askTitle, describeDone, unableTo } from '../replies.ts';
import { quoted } from '../task-lines.ts';
import { joinAnswer, type Plan, readChanges, type Situation } from './plan.ts';

const most = 20;

/** Adds tasks, or asks for the title when none was said. */
export function* add(tasks: readonly NewTask[], expectsReminder: boolean, situation: Situation): Plan {
  if (!situation.has('add_task')) return unableTo('add tasks');
  if (tasks.length === 0) return askTitle;
  if (tasks.length > most) return `I add at most ${most} tasks at a time. Give me fewer, please.`;
  const outcomes = yield tasks.map((task) => ({ name: 'add_task', arguments: { ...task } }));
  const made = readChanges(outcomes);
  const { changed } = made;
  const reminder = expectsReminder ? ' It is on your list now; I cannot send reminders.' : '';
  const done = describeDone(
    ({ id, title }) => `Added task ${id}: ${quoted(title)}.${reminder}`,
    `Added ${changed.length} tasks:`,
    changed,
  );
  return joinAnswer(changed.length > 0 ? done : undefined, made);
}
