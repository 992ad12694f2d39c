import { setTimeout as delay } from 'node:timers/promises';
import type { Model } from '@openai/agents-core';
import type { Logger, Turn } from '../../chat/ports.ts';
import { failureFields } from '../run/to-stream-error.ts';
import { modelTitle } from './model-title.ts';
import { threadTitle } from './thread-title.ts';

/** How long an answer that is over may wait for a name, in milliseconds. */
const patienceMs = 1_000;

/**
 * Lets the model name a conversation while it is being answered. Until then, and when no name comes, it goes by its first
 * words; a name from elsewhere stays. Answers what to wait for when all is said.
 */
export function nameBeside(model: Model, turn: Turn, logger: Logger): () => Promise<void> {
  const { thread, message, signal } = turn;
  if (thread.title !== undefined || !message) return async () => {};
  const firstWords = threadTitle(message);
  const setName = async (): Promise<void> => {
    const title = await modelTitle(model, turn, message);
    const isFree = thread.title === undefined || thread.title === firstWords;
    if (title !== undefined && isFree && !signal.aborted) thread.title = title;
  };
  const naming = setName().catch((error: unknown) => {
    if (!signal.aborted)
      logger.info({ turn: turn.id, ...failureFields(error) }, 'no name for a conversation');
  });
  return async () => {
    const tooLate = new AbortController();
    const ended = AbortSignal.any([tooLate.signal, signal]);
    await Promise.race([naming, delay(patienceMs, undefined, { signal: ended }).catch(() => {})]);
    tooLate.abort();
  };
}
