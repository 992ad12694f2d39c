import {
  MaxTurnsExceededError,
  ModelBehaviorError,
  ModelTimeoutError,
  ToolCallError,
} from '@openai/agents-core';
import { refusalKind, type RefusalKind } from '../models/refusal-kind.ts';
import { LimitError, type LimitName } from './agent-limits.ts';
import { CutStreamError, EmptyAnswerError } from './run-watch.ts';
import { fieldOf } from '../read-fields.ts';

/** What went wrong with a run, as far as it matters to people. */
export interface Failure {
  /** For people. Never holds anything a provider said. */
  readonly message: string;
  /** Whether the person's asking again can help. */
  readonly canHelp: boolean;
  /** Whether it may be over in a moment, so that the model can be asked again at once. */
  readonly isPassing?: boolean;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof ToolCallError) return failureOf(error.error);
  if (error instanceof LimitError) return limits[error.limit];
  if (error instanceof MaxTurnsExceededError) return tooManySteps;
  if (error instanceof CutStreamError) return cut;
  if (error instanceof EmptyAnswerError) return error.reason === undefined ? empty : cutShort[error.reason];
  const kind = refusalKind(error);
  if (kind !== undefined) return refusals[kind];
  const status = statusOf(error);
  return status === undefined ? byClass(error) : byStatus(status);
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

const filtered: Failure = {
  message: 'The model’s content filter did not let this pass. Please put it another way.',
  canHelp: false,
};
const outOfRoom: Failure = {
  message: 'The model ran out of room before it could answer. Please ask for less at a time.',
  canHelp: false,
};
const cutShort = { content_filter: filtered, length: outOfRoom } as const;

const refused: Failure = { message: 'The model could not take this request.', canHelp: false };

const refusals: Readonly<Record<RefusalKind, Failure>> = {
  too_long: {
    message: 'This conversation is too long for the model. Please start a new chat.',
    canHelp: false,
  },
  filtered,
  no_credit: {
    message: 'The model account of this server has no credit left. Please tell whoever runs it.',
    canHelp: false,
  },
  no_tools: refused,
  no_instructions: refused,
};

const cut: Failure = { message: 'The connection to the model broke off. Please try again.', canHelp: true };
const empty: Failure = { message: 'The model gave no answer. Please try again.', canHelp: true };
const unreachable: Failure = {
  message: 'The model cannot be reached right now. Please try again.',
  canHelp: true,
  isPassing: true,
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
const busy: Failure = {
  message: 'The model is busy right now. Please try again in a moment.',
  canHelp: true,
  isPassing: true,
};
const missingModel: Failure = {
  message: 'The model this server is set up for does not exist. Please tell whoever runs it.',
  canHelp: false,
};
const ailing: Failure = {
  message: 'The model has trouble right now. Please try again.',
  canHelp: true,
  isPassing: true,
};

function byStatus(status: number): Failure {
  if (status === 429) return busy;
  if (status === 401 || status === 403) return refusedKey;
  if (status === 404) return missingModel;
  if (status === 408) return slow;
  return status >= 500 || status === 409 ? ailing : refused;
}

/** In the middle of a stream, some servers give the status as the error's code. */
function statusOf(error: unknown): number | undefined {
  const status = [fieldOf(error, 'status'), fieldOf(error, 'code')].find(
    (value) => typeof value === 'number',
  );
  if (status !== undefined) return status;
  return fieldOf(error, 'code') === 'rate_limit_exceeded' ? 429 : undefined;
}

/** By class names: the provider's package is only loaded when it is used. */
function byClass(error: unknown): Failure {
  if (error instanceof ModelTimeoutError) return slow;
  if (error instanceof ModelBehaviorError) return byBehavior(error);
  if (error instanceof SyntaxError) return unreadable;
  const name = error instanceof Error ? error.constructor.name : '';
  if (name === 'APIConnectionTimeoutError') return slow;
  if (name === 'APIConnectionError') return unreachable;
  if (name === 'APIError' || name === 'ResponseFailedError') return ailing;
  return unknown;
}

/** Of agents on models of their own, where nothing mends what the provider sends. */
function byBehavior({ message }: ModelBehaviorError): Failure {
  if (message.includes('response.failed')) return ailing;
  return /response\.incomplete|finish_reason='length'/u.test(message) ? outOfRoom : unreadable;
}

const unknown: Failure = { message: 'Something went wrong. Please try again.', canHelp: true };
