import { errorFields } from '../error-fields.ts';
import type { Logger } from '../chat/ports.ts';
import { ChatdockError, errorCodes, type ErrorCode } from '../chatdock-error.ts';
import { jsonAnswer, type Answer } from './answer.ts';

/** Headers that belong to a code (RFC 6750: no error code for a client that did not try). */
const headersOf: Partial<Record<ErrorCode, Readonly<Record<string, string>>>> = {
  missing_token: { 'www-authenticate': 'Bearer' },
  invalid_token: { 'www-authenticate': 'Bearer error="invalid_token"' },
  unavailable: { 'retry-after': '5' },
};

/** What is no trouble of the server, or has been logged with what to check. */
const toldElsewhere: readonly ErrorCode[] = ['not_supported', 'hosting_failed'];

/**
 * The only place that turns an error into an answer: its code and its sentence, nothing else of it. What is not a
 * ChatdockError, or is one that the operator has to know of, goes to the log without its message.
 */
export function errorAnswer(error: unknown, logger: Logger): Answer {
  const known = error instanceof ChatdockError ? error : new ChatdockError(codeOf(error), { cause: error });
  if (known.status >= 500 && !toldElsewhere.includes(known.code))
    logger.error(errorFields(error), 'a request failed');
  const { code, message, status, retryAfterSeconds } = known;
  const retryAfter = retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) };
  return jsonAnswer(status, errorBody(code, message), { ...headersOf[code], ...retryAfter });
}

/** Errors are always `{"error":{"code","message"}}`. */
export function errorBody(code: ErrorCode, message: string = errorCodes[code].message): object {
  return { error: { code, message } };
}

/** The code that an error is answered with. */
export function errorCodeOf(error: unknown): ErrorCode {
  return error instanceof ChatdockError ? error.code : codeOf(error);
}

/** The database's errors are known by name: it cannot answer right now, or something is wrong with what it was asked. */
function codeOf(error: unknown): ErrorCode {
  const code =
    error instanceof Error && error.name === 'DatabaseError' && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('database_') ? 'unavailable' : 'internal_error';
}
