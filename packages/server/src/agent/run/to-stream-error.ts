import {
  MaxTurnsExceededError,
  ModelBehaviorError,
  ModelTimeoutError,
  ToolCallError,
} from '@openai/agents-core';
import { StreamError } from '../../chatdock-error.ts';
import { LimitError, type LimitName } from '../run/agent-limits.ts';
import { CutStreamError, EmptyAnswerError } from '../run/run-watch.ts';

interface Failure {
  /** For people. Never holds anything a provider said. */
  readonly message: string;
  /** Whether asking again can help. */
  readonly canHelp: boolean;
}

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

function failureOf(error: unknown): Failure {
  if (error instanceof ToolCallError) return failureOf(error.error);
  if (error instanceof LimitError) return limits[error.limit];
  if (error instanceof MaxTurnsExceededError) return tooManySteps;
  if (error instanceof CutStreamError) return cut;
  if (error instanceof EmptyAnswerError) return empty;
  const status = fieldOf(error, 'status');
  if (typeof status === 'number') return byStatus(status, fieldOf(error, 'code'));
  return byClass(error);
}

const tooManySteps: Failure = {
  message: 'I stopped: this takes more steps than one answer may have. Please ask for less at a time.',
  canHelp: false,
};

const limits: Readonly<Record<LimitName, Failure>> = {
  tool_calls: tooManySteps,
  silence: { message: 'The model stopped answering. Please try again.', canHelp: true },
  turn_time: { message: 'The answer took too long and was stopped. Please try again.', canHelp: true },
  answer_length: { message: 'The answer became too long and was stopped here.', canHelp: false },
};

const cut: Failure = { message: 'The connection to the model broke off. Please try again.', canHelp: true };
const empty: Failure = { message: 'The model gave no answer. Please try again.', canHelp: true };
const unreachable: Failure = {
  message: 'The model cannot be reached right now. Please try again.',
  canHelp: true,
};
const slow: Failure = { message: 'The model took too long to answer. Please try again.', canHelp: true };
const unreadable: Failure = {
  message: 'The model gave an answer that cannot be read. Please try again.',
  canHelp: true,
};
const refusedKey: Failure = {
  message: 'The model does not accept the key of this server. Please tell whoever runs it to check the key.',
  canHelp: false,
};

function byStatus(status: number, code: unknown): Failure {
  if (code === 'context_length_exceeded') {
    return {
      message: 'This conversation is too long for the model. Please start a new chat.',
      canHelp: false,
    };
  }
  if (status === 429) return code === 'insufficient_quota' ? noCredit : busy;
  if (status === 401 || status === 403) return refusedKey;
  if (status === 404) return missingModel;
  if (status === 408) return slow;
  return status >= 500 || status === 409 ? ailing : refused;
}

const noCredit: Failure = {
  message: 'The model account of this server has no credit left. Please tell whoever runs it.',
  canHelp: false,
};
const busy: Failure = {
  message: 'The model is busy right now. Please try again in a moment.',
  canHelp: true,
};
const missingModel: Failure = {
  message: 'The model this server is set up for does not exist. Please tell whoever runs it.',
  canHelp: false,
};
const ailing: Failure = { message: 'The model has trouble right now. Please try again.', canHelp: true };
const refused: Failure = { message: 'The model could not take this request.', canHelp: false };

/** By class names: the provider's package is only loaded when it is used. */
function byClass(error: unknown): Failure {
  if (error instanceof ModelTimeoutError) return slow;
  if (error instanceof ModelBehaviorError || error instanceof SyntaxError) return unreadable;
  const name = error instanceof Error ? error.constructor.name : '';
  if (name === 'APIConnectionTimeoutError') return slow;
  if (name === 'APIConnectionError') return unreachable;
  if (name === 'APIError' || name === 'ResponseFailedError') return ailing;
  return unknown;
}

const unknown: Failure = { message: 'Something went wrong. Please try again.', canHelp: true };

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
