import type { Logger } from '../chat/ports.ts';
import { errorFields } from '../error-fields.ts';

/** The last resort: what nobody caught is in the log, and the server goes on for everyone else. */
export function outliveErrors(logger: Logger): void {
  process.on('uncaughtException', (error) =>
    logger.error(errorFields(error), 'an error was caught by nobody; the server goes on'),
  );
  process.on('unhandledRejection', (reason) =>
    logger.error(errorFields(reason), 'a rejection was handled by nobody; the server goes on'),
  );
}
