import type { AnswerOutcome, AskedCall, PausedRun } from '../../chat/paused-runs.ts';
import type { Turn } from '../../chat/ports.ts';
import { StreamError } from '../../chatdock-error.ts';
import type { Action } from '../../protocol/actions.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { WidgetItem } from '../../protocol/items.ts';
import { notice } from '../../respond/passing-events.ts';
import { endedCard, readAnswer, type CardEnd } from './approval-card.ts';
import { approvalNote } from './approval-note.ts';
import type { ApprovalSetting } from './approval-options.ts';
import { endQuestion, replaced } from './end-question.ts';
import { NotRestoredError, readDetails, type Resumption } from './resumption.ts';

/** What an answer comes with, and what goes on with the run. */
export interface ApprovalAnswering {
  readonly approvals: Pick<ApprovalSetting, 'runs'>;
  readonly goOn: (resumption: Resumption) => AsyncIterable<ThreadStreamEvent>;
}

/**
 * Takes the answer to a question whether a tool may be called, once and for all, and goes on with the run when it was the last one. A
 * press that comes too late, twice or from elsewhere changes nothing, and is told so.
 *
 * @param sender the card as it is stored.
 */
export async function* answerApproval(
  turn: Turn,
  { action, sender }: { action: Action; sender: WidgetItem | null },
  { approvals, goOn }: ApprovalAnswering,
): AsyncGenerator<ThreadStreamEvent> {
  const answer = readAnswer(action, sender);
  if (!answer || !sender) {
    yield* refuseAnswer(sender);
    return;
  }
  const outcome = await approvals.runs(turn.owner).answer(
    { threadId: turn.thread.id, turnId: turn.id },
    {
      runId: answer.approval,
      callId: answer.call,
      cardId: sender.id,
      approve: answer.approve,
      now: turn.now(),
    },
  );
  yield* showOutcome(turn, outcome, sender);
  if (outcome.state !== 'complete') return;
  const { run } = outcome;
  try {
    yield* goOn({ run, details: readDetails(run) });
  } catch (error) {
    if (error instanceof StreamError && error.cause instanceof NotRestoredError)
      yield* endQuestion(turn, run, 'over');
    throw error;
  }
}

/** What is pressed is no open question of this conversation. */
export function* refuseAnswer(sender: WidgetItem | null): Iterable<ThreadStreamEvent> {
  if (sender?.widget.type !== 'Card' || sender.widget.confirm)
    throw new StreamError({
      message: 'That does not answer a question of this conversation.',
      allowRetry: false,
    });
  yield replaced(sender); // another tab, or a second click: show what came of the first
  yield notice('info', 'This has been answered already.');
}

async function* showOutcome(
  turn: Turn,
  outcome: AnswerOutcome,
  sender: WidgetItem,
): AsyncGenerator<ThreadStreamEvent> {
  switch (outcome.state) {
    case 'missing':
      yield replaced(endedCard(sender, 'over'));
      yield notice('info', 'This question is no longer open. Please ask again.');
      return;
    case 'expired':
      yield* endQuestion(turn, outcome.run, 'expired');
      yield notice('info', 'This was not answered in time, so nothing was done. Please ask again.');
      return;
    default:
      yield* showAnswers(outcome.run, sender);
      if (outcome.state === 'answered') yield notice('info', 'This has been answered already.');
  }
}

function* showAnswers(run: PausedRun, sender: WidgetItem): Iterable<ThreadStreamEvent> {
  const asked = run.calls.find(({ cardId }) => cardId === sender.id);
  if (asked) yield replaced(endedCard(sender, endOf(asked)));
  const { note, calls } = readDetails(run);
  const ends = run.calls.map((call, at) => ({
    title: calls[at]?.title ?? '',
    end: call.approved === null ? ('open' as const) : endOf(call),
  }));
  yield replaced(approvalNote(note, ends));
}

function endOf({ approved }: AskedCall): CardEnd {
  return approved === true ? 'approved' : 'rejected';
}
