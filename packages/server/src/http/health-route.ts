import { ChatdockError } from '../chatdock-error.ts';
import { jsonAnswer, type Answer } from './answer.ts';

/** `GET /healthz`: the process answers. */
export function answerAlive(): Answer {
  return jsonAnswer(200, { status: 'ok' });
}

/**
 * `GET /readyz`: it can do its work. `check` rejects while it cannot.
 *
 * @throws ChatdockError `unavailable`
 */
export async function answerReady(check: () => Promise<void>): Promise<Answer> {
  try {
    await check();
  } catch (cause) {
    throw new ChatdockError('unavailable', { cause });
  }
  return jsonAnswer(200, { status: 'ready' });
}
