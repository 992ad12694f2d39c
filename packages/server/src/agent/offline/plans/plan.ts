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
  /** Whether `list_tasks` shows the list to the user by itself, where it is asked to. */
  listsAreShown: boolean;
}

export type Listed = { tasks: ListedTask[]; isCut: boolean } | { refused: string };

/** Asks for the list; `show`: for the user to see, where that can be. */
export function* list(
  status: TaskStatus,
  { listsAreShown }: Pick<Situation, 'listsAreShown'>,
  show = false,
): Plan<Listed> {
  const [outcome] = yield [{ name: 'list_tasks', arguments: { status, ...(listsAreShown && { show }) } }];
  if (outcome?.kind === 'tasks') return outcome;
  return { refused: outcome?.kind === 'refused' ? outcome.sentence : 'The list of tasks cannot be read.' };
}

/** What changing some tasks came to. */
export interface Changes {
  changed: TaskLine[];
  /** What the tool said to the others. */
  refused: string[];
  /** How many changes the user did not approve. */
  declined: number;
}

/** Sorts what came of calls that each change one task. */
export function readChanges(outcomes: readonly Outcome[]): Changes {
  const changed = outcomes.filter((outcome) => outcome.kind === 'changed');
  const refused = outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? [outcome.sentence] : []));
  const declined = outcomes.filter(({ kind }) => kind === 'declined').length;
  return { changed: changed.map(({ id, title }) => ({ id, title })), refused, declined };
}

/** Puts what worked, what did not and what was not wanted into one answer. */
export function joinAnswer(
  done: string | undefined,
  { refused, declined }: Pick<Changes, 'refused' | 'declined'>,
): string {
  const left = declined === 0 ? [] : [leftAlone(declined, done !== undefined || refused.length > 0)];
  return [...(done === undefined ? [] : [done]), ...new Set(refused), ...left].join('\n\n');
}

function leftAlone(declined: number, isRest: boolean): string {
  if (isRest) return 'The rest I left as it is.';
  return declined === 1 ? 'All right, I left it as it is.' : 'All right, I left them as they are.';
}
