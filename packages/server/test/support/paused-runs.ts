import type { CallAnswer, PausedRun } from '../../src/chat/paused-runs.ts';

/** A run that waits with two calls, until tomorrow. */
export function buildPausedRun(fields: Partial<PausedRun> = {}): PausedRun {
  return {
    id: 'apr_1',
    calls: [
      { id: 'call_1', cardId: 'msg_card_1', approved: null },
      { id: 'call_2', cardId: 'msg_card_2', approved: null },
    ],
    state: '{"said":"\\u0000 and \\ud83d"}',
    details: { note: 'any' },
    expiresAt: new Date(Date.now() + 86_400_000),
    ...fields,
  };
}

/** The approval of the first call. */
export function approvalOf(run: PausedRun, fields: Partial<CallAnswer> = {}): CallAnswer {
  const [call] = run.calls;
  return {
    runId: run.id,
    callId: String(call?.id),
    cardId: String(call?.cardId),
    approve: true,
    now: new Date(),
    ...fields,
  };
}
