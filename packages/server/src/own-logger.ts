import { pino, type Logger } from 'pino';
import { ChatdockError } from './chatdock-error.ts';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/**
 * The log of a server that was given none: lines of JSON on standard output.
 *
 * @param level what `LOG_LEVEL` holds.
 * @throws ChatdockError `invalid_configuration`
 */
export function ownLogger(level = 'info'): Logger {
  if (levels.includes(level)) return pino({ name: 'chatdock', level });
  throw new ChatdockError('invalid_configuration', {
    message: `LOG_LEVEL must be one of: ${levels.join(', ')}.`,
  });
}
