import { ChatdockError } from '../../chatdock-error.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { ChatAnswer } from '../context.ts';

/**
 * The answer to a request that would have begun a turn, had no limit been reached: a notice that people understand, and the end. Any
 * other error goes on.
 */
export function limitAnswer(error: unknown): ChatAnswer {
  if (!(error instanceof ChatdockError) || error.code !== 'limit_reached') throw error;
  const { message, retryAfterSeconds } = error;
  const events: readonly ThreadStreamEvent[] = [
    { type: 'notice', level: 'warning', message },
    // What is over until tomorrow is not asked for again; an answer that is being given is soon done.
    { type: 'error', code: 'custom', message, allow_retry: retryAfterSeconds === undefined },
  ];
  return {
    kind: 'stream',
    refused: error.code,
    run: async (sink) => {
      for (const event of events) await sink.write(JSON.stringify(event));
    },
  };
}

/** The answers that are being given are as many as may be. */
export function tooManyTurns(most: number): ChatdockError {
  const are = most === 1 ? 'An answer is' : `${inWords[most] ?? most.toLocaleString('en')} answers are`;
  return new ChatdockError('limit_reached', {
    message: `${are} being written for you already; wait for one to finish.`,
  });
}

const inWords: Readonly<Record<number, string>> = {
  2: 'Two',
  3: 'Three',
  4: 'Four',
  5: 'Five',
  6: 'Six',
  7: 'Seven',
  8: 'Eight',
  9: 'Nine',
  10: 'Ten',
};
