import { DatabaseError } from './database-error.ts';
import { textField } from './text-field.ts';

/** The parts of a driver's error that can be told; `detail`, `where` and the statement quote stored values and stay out. */
interface DriverError {
  message: string;
  code: string | undefined;
  constraint: string | undefined;
}

const socketErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'EACCES',
]);

/** 08: connection exceptions; 57P: shutdown, crash, starting up; 53300: no connection left. */
const unreachableState = /^(08|57P0[1-5]|53300)/;

/** What `pg` says, without a code, when the connection broke or none came free in time. */
const unreachableMessage =
  /^(Connection terminated|timeout exceeded|Client has encountered|Client was closed)/i;

/** 22: a value was refused; P0: raised by a function. Their messages quote values. */
const quotesValues = /^(22|P0)/;

const isSqlState = (code: string | undefined): code is string =>
  code !== undefined && /^[0-9A-Z]{5}$/.test(code);

/** Turns what `pg` or PGlite threw into a `DatabaseError`; one that already is stays as it is. */
export function fromDriverError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const { message, code, constraint } = read(error);
  if (code === '57014') {
    return new DatabaseError('statement_timeout', 'A statement took too long and was ended.', {
      sqlState: code,
    });
  }
  if (isUnreachable(message, code)) {
    return new DatabaseError(
      'database_unreachable',
      `The database does not answer (${reason(message, code)}).`,
      {
        ...(isSqlState(code) && { sqlState: code }),
      },
    );
  }
  if (!isSqlState(code)) {
    // A value that cannot be sent, say: the driver's own words may quote it.
    const kind = error instanceof Error ? error.name : typeof error;
    return new DatabaseError('statement_failed', `The database driver failed (${kind}).`);
  }
  const told = quotesValues.test(code) ? 'a value is not acceptable' : message;
  return new DatabaseError(
    'statement_failed',
    `The database refused a statement: ${told} (SQLSTATE ${code}).`,
    {
      sqlState: code,
      ...(constraint && { constraint }),
    },
  );
}

/** Why there is no connection, in words that hold no address and no secret. */
export function reason(message: string, code: string | undefined): string {
  if (code === 'ECONNREFUSED') return 'connection refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'host name not found';
  if (code === '57P03') return 'it is starting up or shutting down';
  if (code === '53300') return 'it has no connection left';
  if (code === 'ETIMEDOUT' || /timeout/i.test(message)) return 'no answer in time';
  return 'connection lost';
}

export function isUnreachable(message: string, code: string | undefined): boolean {
  if (code && (socketErrors.has(code) || unreachableState.test(code))) return true;
  return unreachableMessage.test(message);
}

/** An `AggregateError` (one host name, several addresses) says its reason in its parts. */
export function read(error: unknown): DriverError {
  if (error instanceof AggregateError && error.errors.length > 0) return read(error.errors[0]);
  return {
    message: textField(error, 'message') ?? '',
    code: textField(error, 'code'),
    constraint: textField(error, 'constraint'),
  };
}
