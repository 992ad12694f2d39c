import type { Turn } from '../../chat/ports.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { ApprovalSetting } from './approval-options.ts';
import { endQuestion } from './end-question.ts';

/** The conversation goes on without an answer to what was asked: it can no longer be answered, and nothing of it is done. */
export async function* passOverQuestion(
  turn: Turn,
  { runs }: Pick<ApprovalSetting, 'runs'>,
): AsyncGenerator<ThreadStreamEvent> {
  const run = await runs(turn.owner).drop({ threadId: turn.thread.id, turnId: turn.id });
  if (run) yield* endQuestion(turn, run, 'passed_over');
}
