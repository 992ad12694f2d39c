import type { EventOf } from '../protocol/events.ts';
import type { StructuredInput } from '../protocol/structured-inputs.ts';
import { itemBase, type AnsweringTurn } from './answering.ts';

interface Asked {
  /** Names the answer; each question needs its own. */
  readonly id: string;
  readonly question: string;
}

/** A choice; the person can always answer in their own words instead. */
export interface ChoiceQuestion extends Asked {
  readonly type: 'multiple_choice';
  readonly options: readonly string[];
  /** Several answers are possible; default: one. */
  readonly multiple?: boolean;
}

export interface OpenQuestion extends Asked {
  readonly type: 'freeform';
  readonly description?: string;
}

/**
 * Asks the user one or more questions, in place of the composer. The answers, or that they were skipped, start
 * the next turn.
 *
 * @throws TypeError when there is no question, or two have the same id.
 */
export function askUser(
  turn: AnsweringTurn,
  questions: readonly (ChoiceQuestion | OpenQuestion)[],
): EventOf<'thread.item.done'> {
  if (questions.length === 0) throw new TypeError('There is nothing to ask: no question was given.');
  if (new Set(questions.map(({ id }) => id)).size < questions.length)
    throw new TypeError('Two questions have the same id.');
  return {
    type: 'thread.item.done',
    item: {
      type: 'structured_input',
      ...itemBase(turn, 'message'),
      status: 'pending',
      inputs: questions.map(toInput),
    },
  };
}

function toInput(question: ChoiceQuestion | OpenQuestion): StructuredInput {
  if (question.type === 'freeform') return { ...question };
  const { options, multiple = false, ...rest } = question;
  return { ...rest, multiple, options: options.map((value) => ({ value })) };
}
