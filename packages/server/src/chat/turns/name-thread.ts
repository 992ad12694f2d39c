import { setTimeout as delay } from 'node:timers/promises';
import { errorFields } from '../../error-fields.ts';
import type { UserMessageItem } from '../../protocol/items.ts';
import type { ChatContext } from '../context.ts';
import type { ChatHooks, Turn } from '../ports.ts';

/** How long a turn waits for a name after its last word, in milliseconds. */
const patienceMs = 5_000;
const longestTitle = 1_000;

/**
 * Asks the application for a name while a thread's first message is answered. Answers what to wait for at the end of the
 * turn; the title is set on `turn.thread` then or before, and saved like any change of it.
 */
export function nameThread({ hooks, logger }: ChatContext, turn: Turn): () => Promise<void> {
  const { thread, message } = turn;
  if (!hooks.title || !message || thread.title !== undefined) return async () => {};
  const named = setTitle(hooks, turn, message).catch((error: unknown) => {
    logger.warn({ turn: turn.id, ...errorFields(error) }, 'a thread could not be named');
  });
  return async () => {
    const tooLate = new AbortController();
    await Promise.race([named, delay(patienceMs, undefined, { signal: tooLate.signal }).catch(() => {})]);
    tooLate.abort();
  };
}

async function setTitle(hooks: ChatHooks, turn: Turn, message: UserMessageItem): Promise<void> {
  const { owner, thread, signal } = turn;
  const title = await hooks.title?.({ owner, thread: structuredClone(thread), message, signal });
  if (title !== undefined && title.trim() !== '') thread.title = title.trim().slice(0, longestTitle);
}
