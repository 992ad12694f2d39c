import type { PausedRun } from '../../chat/paused-runs.ts';
import type { Turn } from '../../chat/ports.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { ThreadItem } from '../../protocol/items.ts';
import type { StepState } from '../events/call-events.ts';
import { endedCard, type CardEnd } from './approval-card.ts';
import { approvalNote } from './approval-note.ts';
import { pausedDetailsSchema } from './paused-details.ts';
import { withSteps } from './workflow-state.ts';

/** How many of the newest items are looked through for what belongs to a question. */
const mostItems = 1_000;

/** Shows that nothing of a paused run was done, and tells the model: its cards, its steps, its note. What is gone stays gone. */
export async function* endQuestion(
  turn: Turn,
  run: PausedRun,
  end: Exclude<CardEnd, 'approved' | 'rejected'>,
): AsyncGenerator<ThreadStreamEvent> {
  const items = new Map((await turn.history(mostItems)).map((item) => [item.id, item]));
  for (const { cardId } of run.calls) {
    const card = items.get(cardId);
    if (card?.type === 'widget') yield replaced(endedCard(card, end));
  }
  const { success, data: details } = pausedDetailsSchema.safeParse(run.details);
  if (!success) return;
  const notDone: StepState = { status_indicator: 'none', icon: 'empty-circle', content: 'Not done.' };
  const steps = withSteps(details, new Map(run.calls.map(({ id }) => [id, notDone])));
  if (steps && items.has(steps.id)) yield replaced(steps);
  const titles = details.calls.map(({ title }) => ({ title, end }));
  if (items.has(details.note.id)) yield replaced(approvalNote(details.note, titles));
}

export function replaced(item: ThreadItem): ThreadStreamEvent {
  return { type: 'thread.item.replaced', item };
}
