import type { RunToolApprovalItem } from '@openai/agents-core';
import { nanoid } from 'nanoid';
import type { AskedCall, PausedRun } from '../../chat/paused-runs.ts';
import type { Turn } from '../../chat/ports.ts';
import { StreamError } from '../../chatdock-error.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { WidgetItem } from '../../protocol/items.ts';
import { itemBase } from '../../respond/answering.ts';
import type { ThreadEvents } from '../events/to-thread-events.ts';
import { LimitError } from '../run/agent-limits.ts';
import type { ToolUse } from '../tools/tool-use.ts';
import type { ToolWording } from '../tools/tool-wording.ts';
import { askingCard } from './approval-card.ts';
import { approvalNote } from './approval-note.ts';
import type { ApprovalSetting } from './approval-options.ts';
import type { PausedDetails } from './paused-details.ts';
import { questionFor } from './question.ts';
import { ShownSteps } from './shown-steps.ts';
import { waitingCall, type WaitingCall } from './waiting-call.ts';

/** The longest state of a run that is kept, in characters: whoever writes most of it is a model. */
const longestState = 1_000_000;

/** The answer that comes to a pause. */
export interface PausingAnswer {
  readonly turn: Turn;
  /** The name of the agent that the run began with. */
  readonly agent: string;
  readonly approvals: ApprovalSetting;
  readonly wording: ToolWording;
  readonly use: ToolUse;
  /** The most calls one answer may ask about. */
  readonly mostCalls: number;
  readonly events: ThreadEvents;
}

/**
 * Pauses a run that waits for its owner: keeps what it goes on from, and shows a card for each call that waits. From when a card is
 * shown it can be answered, in any process.
 *
 * @throws LimitError for too many calls; StreamError for a run that is too long to keep
 */
export async function* pauseRun(
  answer: PausingAnswer,
  result: PausedResult,
): AsyncGenerator<ThreadStreamEvent> {
  const { turn, agent, approvals, use, mostCalls, events } = answer;
  const waiting = result.interruptions.map(waitingCall);
  if (waiting.length > mostCalls) throw new LimitError('tool_calls');
  const shown = new ShownSteps();
  for (const { id } of waiting) yield* shown.seeWaiting(id, events.waiting(id));
  yield* shown.seeEnd(events.end());

  const cards = await Promise.all(waiting.map((call) => cardFor(call, answer)));
  const note = itemBase(turn, 'hidden_context');
  const calls = cards.map(({ title, fingerprint }) => ({ title, fingerprint }));
  const used = { callsLeft: use.left, hasChanged: use.hasChanged };
  const details: PausedDetails = { agent, note, calls, ...shown.kept(), ...used };
  const run: PausedRun = {
    id: `apr_${nanoid(22)}`,
    calls: cards.map(({ asked }) => asked),
    state: serialized(result),
    details,
    expiresAt: new Date(turn.now().getTime() + approvals.expiresAfterMs),
  };
  if (!(await approvals.runs(turn.owner).keep({ threadId: turn.thread.id, turnId: turn.id }, run))) return;
  for (const card of cards) yield { type: 'thread.item.done', item: card.show(run.id) };
  const open = cards.map(({ title }) => ({ title, end: 'open' as const }));
  yield { type: 'thread.item.done', item: approvalNote(note, open) };
}

/** A run that has come to its end, as far as it is looked at. */
export interface PausedResult {
  readonly interruptions: readonly RunToolApprovalItem[];
  readonly runContext: { context: unknown };
  readonly state: { toString(): string };
}

interface Card {
  readonly title: string;
  readonly fingerprint: string;
  readonly asked: AskedCall;
  show(runId: string): WidgetItem;
}

async function cardFor(
  { id, call, fingerprint }: WaitingCall,
  { turn, approvals: { ask }, wording }: PausingAnswer,
): Promise<Card> {
  const question = await questionFor(call, turn, { ask, wording });
  const base = itemBase(turn, 'message');
  return {
    title: question.title,
    fingerprint,
    asked: { id, cardId: base.id, approved: null },
    show: (runId) => ({
      type: 'widget',
      ...base,
      widget: askingCard(question, { approval: runId, call: id }),
    }),
  };
}

/** Without the context that tools were given: it is made anew, and may hold anything. */
export function serialized({ runContext, state }: PausedResult): string {
  runContext.context = {};
  const text = state.toString();
  if (text.length <= longestState) return text;
  throw new StreamError({
    message:
      'This conversation is too long to wait for an approval. Nothing was done; please start a new chat.',
    allowRetry: false,
  });
}
