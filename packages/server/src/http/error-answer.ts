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

/**
 * The only place that turns an error into an answer: its code and its sentence, nothing else of it. What is not a
 * ChatdockError, or is one that the operator has to know of, goes to the log without its message.
 */
export function errorAnswer(error: unknown, logger: Logger): Answer {
  const known = error instanceof ChatdockError ? error : new ChatdockError(codeOf(error), { cause: error });
  if (known.status >= 500 && known.code !== 'not_supported')
    logger.error(errorFields(error), 'a request failed');
  const { code, message, status } = known;
  return jsonAnswer(status, errorBody(code, message), headersOf[code]);
}

/** Errors are always `{"error":{"code","message"}}`. */
export function errorBody(code: ErrorCode, message: string = errorCodes[code].message): object {
  return { error: { code, message } };
}

/** The database's errors are known by name: it cannot answer right now, or something is wrong with what it was asked. */
function codeOf(error: unknown): ErrorCode {
  const code =
    error instanceof Error && error.name === 'DatabaseError' && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('database_') ? 'unavailable' : 'internal_error';
}
