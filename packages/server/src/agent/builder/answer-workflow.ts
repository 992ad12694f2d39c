import type { Turn } from '../../chat/ports.ts';
import { StreamError } from '../../chatdock-error.ts';
import type { Action } from '../../protocol/actions.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { ThreadItem, WidgetItem } from '../../protocol/items.ts';
import { notice } from '../../respond/passing-events.ts';
import { refuseAnswer } from '../approval/answer-approval.ts';
import { endedCard, isApprovalAction, readAnswer, type CardEnd } from '../approval/approval-card.ts';
import { approvalNote } from '../approval/approval-note.ts';
import { replaced } from '../approval/end-question.ts';
import { NotRestoredError, type Resumption } from '../approval/resumption.ts';
import { textOf } from '../input/user-message-input.ts';
import {
  findPaused,
  type KeptWorkflow,
  type PausedAgentRun,
  type PausedWorkflow,
} from './paused-workflow.ts';
import type { AgentWorkflow } from './workflow-chat.ts';
import { WorkflowTurn, type TellFailure, type WorkflowStart } from './workflow-turn.ts';

export { failureFields } from '../run/to-stream-error.ts';

/** A workflow, and who is told when it fails. */
export interface WorkflowSetting {
  readonly work: AgentWorkflow;
  readonly tellFailure: TellFailure;
}

/** Begins the workflow with a message. A question that was open is passed over: whoever writes instead of answering has gone on. */
export async function* beginWorkflow(
  turn: Turn,
  { work, tellFailure }: WorkflowSetting,
): AsyncGenerator<ThreadStreamEvent> {
  const { kept, card } = await findPaused(turn);
  if (kept) yield* endedQuestion(kept, card, 'passed_over');
  const { message } = turn;
  const input = message?.content.map(textOf).join('') ?? '';
  const start = { input, messageId: message?.id ?? null, steps: [] };
  yield* new WorkflowTurn(turn, start).run(work, tellFailure);
}

/** How long a question can be answered, in milliseconds. */
const expiresAfterMs = 24 * 3_600_000;

/**
 * Takes the answer to a question of a workflow, once and for all, and goes on with it. The turn holds the thread, so no other press comes
 * in between.
 *
 * @param sender the card as it is stored.
 */
export async function* answerWorkflow(
  turn: Turn,
  { action, sender }: { action: Action; sender: WidgetItem | null },
  setting: WorkflowSetting,
): AsyncGenerator<ThreadStreamEvent> {
  if (!isApprovalAction(action))
    throw new TypeError('There is nothing that acts on this action: set action.');
  const answer = readAnswer(action, sender);
  if (!answer || !sender) {
    yield* refuseAnswer(sender);
    return;
  }
  const { kept } = await findPaused(turn);
  if (kept?.paused.question !== answer.approval) {
    yield replaced(endedCard(sender, 'over'));
    yield notice('info', 'This question is no longer open. Please ask again.');
  } else if (turn.now().getTime() - Date.parse(kept.item.created_at) > expiresAfterMs) {
    yield* endedQuestion(kept, sender, 'expired');
    yield notice('info', 'This was not answered in time, so nothing was done. Please ask again.');
  } else {
    yield* endedQuestion(kept, sender, answer.approve ? 'approved' : 'rejected');
    yield* goOn(turn, { kept, sender, approved: answer.approve }, setting);
  }
}

interface Answered {
  readonly kept: KeptWorkflow;
  /** The card. */
  readonly sender: WidgetItem;
  readonly approved: boolean;
}

async function* goOn(
  turn: Turn,
  { kept, sender, approved }: Answered,
  { work, tellFailure }: WorkflowSetting,
): AsyncGenerator<ThreadStreamEvent> {
  try {
    yield* new WorkflowTurn(turn, startFrom(kept.paused, approved)).run(work, tellFailure);
  } catch (error) {
    if (error instanceof StreamError && error.cause instanceof NotRestoredError)
      yield* endedQuestion(kept, sender, 'over');
    throw error;
  }
}

/** What was kept is replaced by what later models are told of it. */
function* endedQuestion(
  { item: { id, thread_id, created_at }, paused }: KeptWorkflow,
  card: ThreadItem | undefined,
  end: CardEnd,
): Iterable<ThreadStreamEvent> {
  if (card?.type === 'widget') yield replaced(endedCard(card, end));
  yield replaced(approvalNote({ id, thread_id, created_at }, [{ title: paused.title, end }]));
}

function startFrom({ run, ...paused }: PausedWorkflow, approved: boolean): WorkflowStart {
  const { input, messageId, at, question, title, cardId } = paused;
  if (run) {
    const resumption = resumptionOf(run, { id: question, cardId, approved });
    return { input, messageId, steps: paused.steps, resumed: { at, resumption } };
  }
  const steps = [...paused.steps];
  steps[at] = { kind: 'answer', of: paused.asked ?? title, result: approved };
  return { input, messageId, steps };
}

/** All calls have the answer of their one question. */
function resumptionOf(
  { state, details, callIds }: PausedAgentRun,
  { id, cardId, approved }: { id: string; cardId: string; approved: boolean },
): Resumption {
  const calls = callIds.map((call) => ({ id: call, cardId, approved }));
  return { run: { id, calls, state, details, expiresAt: new Date(0) }, details };
}
