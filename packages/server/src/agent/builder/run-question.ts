import type { Turn } from '../../chat/ports.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import { itemBase } from '../../respond/answering.ts';
import type { CallQuestion } from '../approval/approval-options.ts';
import { serialized, type PausedResult } from '../approval/pause-run.ts';
import { questionFor } from '../approval/question.ts';
import { ShownSteps } from '../approval/shown-steps.ts';
import { waitingCall } from '../approval/waiting-call.ts';
import type { ThreadEvents } from '../events/to-thread-events.ts';
import { LimitError, defaultLimits } from '../run/agent-limits.ts';
import { plainWording } from '../tools/tool-wording.ts';
import type { PausedAgentRun } from './paused-workflow.ts';

/** A run that waits before its calls of tools, and what its user is asked. */
export interface WaitingRun {
  readonly question: CallQuestion;
  readonly run: PausedAgentRun;
}

interface ShownRun {
  /** The agent's name. */
  readonly agent: string;
  readonly events: ThreadEvents;
  readonly put: (events: Iterable<ThreadStreamEvent>) => void;
}

const words = { ask: () => undefined, wording: plainWording };

/**
 * What there is to ask about a run that waits: all its calls in one question. The steps of the calls are shown as waiting.
 *
 * @throws LimitError for too many calls; StreamError for a run that is too long to keep
 */
export async function runQuestion(
  turn: Turn,
  { agent, events, put }: ShownRun,
  result: PausedResult,
): Promise<WaitingRun> {
  const waiting = result.interruptions.map(waitingCall);
  if (waiting.length > defaultLimits.toolCalls) throw new LimitError('tool_calls');
  const shown = new ShownSteps();
  for (const { id } of waiting) put(shown.seeWaiting(id, events.waiting(id)));
  put(shown.seeEnd(events.end()));
  const questions = await Promise.all(waiting.map(({ call }) => questionFor(call, turn, words)));
  const calls = waiting.map(({ fingerprint }, at) => ({ title: questions[at]?.title ?? '', fingerprint }));
  const details = {
    agent,
    note: itemBase(turn, 'hidden_context'),
    calls,
    ...shown.kept(),
    callsLeft: defaultLimits.toolCalls,
    hasChanged: false,
  };
  const run = { state: serialized(result), details, callIds: waiting.map(({ id }) => id) };
  return { question: inOne(questions), run };
}

function inOne(questions: readonly CallQuestion[]): CallQuestion {
  const [first, ...others] = questions;
  if (first && others.length === 0) return first;
  const lines = questions.map(({ title, details = '' }) => [title, details].filter(Boolean).join('\n'));
  return { title: `Go on with these ${questions.length}?`, details: lines.join('\n') };
}
