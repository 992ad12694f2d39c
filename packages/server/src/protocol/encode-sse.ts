import type { ThreadStreamEvent } from './events.ts';

/**
 * One event as one SSE frame: `data: `, compact JSON on one line, an empty line. Line breaks in text are JSON
 * escapes, so no text can end a frame.
 */
export function encodeSse(event: ThreadStreamEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}

/** A frame that says nothing and keeps the connection from looking idle. */
export const keepAliveFrame = ': keep-alive\n\n';
