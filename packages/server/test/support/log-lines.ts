import type { Logger } from '../../src/chat/ports.ts';

/** A logger that keeps its lines as text, as they would be written. */
export interface LogLines extends Logger {
  readonly lines: string[];
}

export function logLines(): LogLines {
  const lines: string[] = [];
  const log = (level: string) => (fields: object, message: string) =>
    void lines.push(JSON.stringify({ level, ...fields, message }));
  return { lines, debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
}
