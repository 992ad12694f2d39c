import { nanoid } from 'nanoid';
import type { Turn } from '../../chat/ports.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import { itemBase } from '../../respond/answering.ts';
import { askingCard } from '../approval/approval-card.ts';
import type { CallQuestion } from '../approval/approval-options.ts';
import { keptItem, type PausedAgentRun, type PausedWorkflow } from './paused-workflow.ts';

/** A workflow that has to ask before it goes on. */
export interface Asking {
  readonly question: CallQuestion;
  /** The question as the workflow put it, when it is not an agent that waits. */
  readonly asked?: string;
  /** Which step waits. */
  readonly at: number;
  /** The agent that waits, when it is not the workflow itself. */
  readonly run?: PausedAgentRun | undefined;
  readonly input: string;
  readonly messageId: string | null;
  readonly steps: PausedWorkflow['steps'];
}

/** Keeps the workflow, and shows the card. From when it is shown it can be answered, through any process. */
export function* askingEvents(turn: Turn, { question, ...asking }: Asking): Iterable<ThreadStreamEvent> {
  const id = `awf_${nanoid(22)}`;
  const base = itemBase(turn, 'message');
  const paused: PausedWorkflow = {
    question: id,
    title: question.title,
    cardId: base.id,
    ...asking,
    steps: [...asking.steps],
  };
  const widget = askingCard(question, { approval: id, call: 'workflow' });
  yield { type: 'thread.item.done', item: keptItem(turn, paused) };
  yield { type: 'thread.item.done', item: { type: 'widget', ...base, widget } };
}
