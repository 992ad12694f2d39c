import type { TaskStatus, Topic } from './intent.ts';
import { inShownOrder, type ListedTask } from './listed-task.ts';
import { quoted, type TaskLine, taskLines } from './task-lines.ts';

const identity =
  'I am a small offline model: no language model is connected here, so I understand simple English sentences about your tasks and nothing else.';

/** One of each kind, as the help shows them. */
export const understoodSentences: readonly string[] = [
  'Add a task to buy groceries',
  'Show me all my tasks',
  'What’s pending?',
  'What have I completed?',
  'Mark task 3 as complete',
  'Change task 1 to “Call mom tonight”',
  'Delete the meeting task',
  'I need to remember to pay bills',
];

const examples = `Here is what I understand:\n\n${understoodSentences.map((sentence) => `- ${sentence}`).join('\n')}`;

const topics: Readonly<Record<Topic, string>> = {
  hello: `Hello! ${identity}\n\n${examples}`,
  help: `${identity} ${examples}`,
  unknown: `I do not understand that. ${identity} ${examples}`,
  goodbye: 'Goodbye! Your tasks will be here.',
  thanks: 'You are welcome.',
  undo: 'I cannot undo anything, and a deleted task cannot be brought back. You can add it again: “Add a task to …”.',
  reopen: 'Tell me which task should be open again: “Reopen task 3”.',
  planning:
    'I cannot do that: I am the offline model, and set titles and descriptions only. With a language model connected, tasks can have a due date, a priority, tags and a rule to repeat by.',
  appending: 'I cannot append to a task. Tell me the whole new title: “Change task 1 to …”.',
  other_people: 'I only see your own tasks, nobody else’s.',
  never_mind: 'All right. Nothing was changed.',
  negation: 'All right, I leave everything as it is.',
};

/** What is said on a topic that needs no tool. */
export function talkAbout(topic: Topic, said: string): string {
  if (topic !== 'unknown') return topics[topic];
  const isShort = /^[\p{L}\p{N}][\p{L}\p{N} ',.-]{1,60}[.!]?$/u.test(said);
  if (!isShort) return topics.unknown;
  return `${topics.unknown}\n\nTo put that on your list, say “Add ${said.replace(/[.!]$/u, '')}”.`;
}

/** What a list came to. */
interface AnsweredList {
  readonly tasks: readonly ListedTask[];
  readonly isCut: boolean;
}

/** The sentence beside a list that the user sees. */
export function countList(status: TaskStatus, { tasks, isCut }: AnsweredList): string {
  if (tasks.length === 0) return emptyLists[status];
  const done = tasks.filter((task) => task.completed).length;
  const open = tasks.length - done;
  if (isCut) return 'Here are the first of your tasks; there are more than I can show at once.';
  if (open === 0) return `You have completed ${count(done)}.`;
  const opened = open === 1 ? '1 open task' : `${open} open tasks`;
  return done === 0 ? `You have ${opened}.` : `You have ${opened} and ${done} done.`;
}

/** The answer to a question about the list, with the list in it. */
export function describeList(status: TaskStatus, { tasks, isCut }: AnsweredList): string {
  const note = isCut ? '\n\nThere are more tasks than I can show at once.' : '';
  const [pending, done] = [tasks.filter((task) => !task.completed), tasks.filter((task) => task.completed)];
  if (tasks.length === 0) return emptyLists[status];
  if (done.length === 0) return `You have ${count(pending.length)} to do:\n\n${taskLines(pending)}${note}`;
  if (pending.length === 0) return `You have completed ${count(done.length)}:\n\n${taskLines(done)}${note}`;
  return [
    `You have ${count(pending.length)} to do and ${done.length} done.`,
    `**To do**\n\n${taskLines(pending)}`,
    `**Done**\n\n${taskLines(done)}${note}`,
  ].join('\n\n');
}

const emptyLists: Readonly<Record<TaskStatus, string>> = {
  all: 'You have no tasks yet. To add one, say “Add a task to buy groceries”.',
  pending: 'Nothing is pending.',
  completed: 'You have not completed any task yet.',
};

/** The answer to a question about tasks that were found. */
export function describeFound(tasks: readonly ListedTask[]): string {
  const [only, another] = tasks;
  if (!only) return 'I found no such task.';
  if (another) return `I found ${count(tasks.length)}:\n\n${taskLines(inShownOrder(tasks))}`;
  return `Task ${only.id}, ${quoted(only.title)}, is ${only.completed ? 'done' : 'still to do'}.`;
}

/** Asks which of several tasks is meant. */
export function askWhich(tasks: readonly TaskLine[], guessedFor?: string): string {
  const doubt = guessedFor === undefined ? '' : `I found no task that fits ${quoted(guessedFor)}. `;
  const question = tasks.length === 1 ? 'Do you mean this one?' : 'Which one do you mean?';
  return `${doubt}${question}\n\n${taskLines(tasks)}`;
}

export const askTitle = 'What should the task say?';

/** Asks for the new text of a task. */
export function askNewTitle(id: number): string {
  return `What should task ${id} say?`;
}

/** What the answer we gave asks for. */
export type Question = { kind: 'which' } | { kind: 'title' } | { kind: 'new_title'; id: number };

/** The question our answer ended with, if it was one. */
export function readQuestion(answer: string): Question | undefined {
  if (answer.endsWith(askTitle)) return { kind: 'title' };
  const id = /(?:^|\n)What should task (?<id>\d{1,9}) say\?$/u.exec(answer)?.groups?.['id'];
  if (id !== undefined) return { kind: 'new_title', id: Number(id) };
  return /(?:Which one do you mean|Do you mean this one)\?\n\n- /u.test(answer)
    ? { kind: 'which' }
    : undefined;
}

export function noSuchTask(title: string): string {
  return `I found no task that fits ${quoted(title)}. Say “Show me all my tasks” to see what there is.`;
}

export function notAtOnce(verb: 'Complete' | 'Delete' | 'Change' | 'Reopen'): string {
  return `I do not do that to all tasks at once. Tell me which: “${verb} tasks 2 and 5”.`;
}

/** The answer when the tool for it is not there. */
export function unableTo(what: string): string {
  return `I cannot ${what} here: the tool for it is missing.`;
}

/** What was done to some tasks: a sentence for one, lines for several. */
export function describeDone(
  one: (task: TaskLine) => string,
  several: string,
  tasks: readonly TaskLine[],
): string {
  const [only] = tasks;
  return tasks.length === 1 && only ? one(only) : `${several}\n\n${taskLines(tasks)}`;
}

export function count(tasks: number): string {
  return tasks === 1 ? '1 task' : `${tasks} tasks`;
}
