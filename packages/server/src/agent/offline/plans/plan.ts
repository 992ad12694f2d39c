import type { ToolCall } from '../conversation.ts';
import type { TaskStatus } from '../intent.ts';
import type { ListedTask } from '../listed-task.ts';
import type { TaskLine } from '../task-lines.ts';
import type { Outcome } from '../tool-outcome.ts';

/**
 * Carries out one intent: asks for tool calls, is given what came of them, and ends with the answer. Given the same
 * outcomes it takes the same steps, so that it can be replayed from a conversation; it has no loops without an end.
 */
export type Plan<Result = string> = Generator<readonly ToolCall[], Result, readonly Outcome[]>;

/** What a plan may know besides the intent. */
export interface Situation {
  /** The tasks our last answer listed, in that order. */
  shown: readonly TaskLine[];
  /** The task our last answer spoke of. */
  mentioned: number | undefined;
  said: string;
  /** Whether there is a tool of that name. */
  has(tool: string): boolean;
}

export type Listed = { tasks: ListedTask[]; isCut: boolean } | { refused: string };

/** Asks for the list. */
export function* list(status: TaskStatus): Plan<Listed> {
  const [outcome] = yield [{ name: 'list_tasks', arguments: { status } }];
  if (outcome?.kind === 'tasks') return outcome;
  return { refused: outcome?.kind === 'refused' ? outcome.sentence : 'The list of tasks cannot be read.' };
}

/** What changing some tasks came to: those that were changed, and what the tool said to the others. */
export interface Changes {
  changed: TaskLine[];
  refused: string[];
}

/** Sorts what came of calls that each change one task. */
export function readChanges(outcomes: readonly Outcome[]): Changes {
  const changed = outcomes.filter((outcome) => outcome.kind === 'changed');
  const refused = outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? [outcome.sentence] : []));
  return { changed: changed.map(({ id, title }) => ({ id, title })), refused };
}

/** Puts what worked and what did not into one answer. */
export function joinAnswer(done: string | undefined, refused: readonly string[]): string {
  return [...(done === undefined ? [] : [done]), ...new Set(refused)].join('\n\n');
}
