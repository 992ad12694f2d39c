import { setTimeout as wait } from 'node:timers/promises';

export async function* answer(turn) {
  yield { type: 'progress_update', text: 'Thinking' };
  await wait(300);
  yield { type: 'notice', level: 'info', message: turn.owner.subject };
  if (turn.message?.content[0]?.text === 'For ever') await wait(60_000, undefined, { signal: turn.signal });
}
