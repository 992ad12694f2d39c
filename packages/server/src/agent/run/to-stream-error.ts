import { ToolCallError } from '@openai/agents-core';
import { StreamError } from '../../chatdock-error.ts';
import { LimitError } from './agent-limits.ts';
import { failureOf } from './model-failure.ts';
import { fieldOf } from '../read-fields.ts';

/**
 * What the user is told when a run fails. A retry is not offered once something was changed: the change would be made
 * twice.
 */
export function toStreamError(error: unknown, changedSomething: boolean): StreamError {
  if (error instanceof StreamError) return error;
  const { message, canHelp } = failureOf(error);
  const allowRetry = canHelp && !changedSomething;
  const stays = changedSomething ? ' What was already done stays done.' : '';
  return new StreamError({ message: `${message}${stays}`, allowRetry, cause: error });
}

/** What can be logged of a failed run: names and numbers, never text of a provider or a user. */
export function failureFields(error: unknown): object {
  const cause = error instanceof ToolCallError ? error.error : error;
  const name = cause instanceof Error ? cause.constructor.name : typeof cause;
  const code = fieldOf(cause, 'code') ?? (cause instanceof LimitError ? cause.limit : undefined);
  return { error: { name, status: fieldOf(cause, 'status'), code, request: fieldOf(cause, 'requestID') } };
}
