import type { AnswerOutcome, CallAnswer, PausedRun } from '../chat/paused-runs.ts';

/** What comes of an answer to the run that a thread has, if any. The outcome's run has the answer in it. */
export function answerCall(run: PausedRun | null, answer: CallAnswer): AnswerOutcome {
  const { runId, callId, cardId, approve, now } = answer;
  const asked = run?.calls.find((call) => call.id === callId && call.cardId === cardId);
  if (!run || run.id !== runId || !asked) return { state: 'missing' };
  if (asked.approved !== null) return { state: 'answered', run };
  if (run.expiresAt <= now) return { state: 'expired', run };
  const calls = run.calls.map((call) => (call === asked ? { ...call, approved: approve } : call));
  const isComplete = calls.every(({ approved }) => approved !== null);
  return { state: isComplete ? 'complete' : 'waiting', run: { ...run, calls } };
}
