import type { Logger } from '../chat/ports.ts';

/** One request being answered, beside what it says. */
export interface Call {
  /** `req_…`, made here. */
  readonly id: string;
  /** Where lines about this request go: each has its id. */
  readonly log: Logger;
  /** Which request of the protocol it has turned out to be; one of ours, never a client's word. */
  asks: string | undefined;
  /** The code of what its answer refuses, where that is a stream. */
  refused: string | undefined;
}

/** The logger, with fields that every line gets. */
export function lined(logger: Logger, fields: object): Logger {
  return {
    debug: (more, message) => logger.debug({ ...fields, ...more }, message),
    info: (more, message) => logger.info({ ...fields, ...more }, message),
    warn: (more, message) => logger.warn({ ...fields, ...more }, message),
    error: (more, message) => logger.error({ ...fields, ...more }, message),
  };
}
