/**
 * One serialized event as one SSE frame: `data: `, compact JSON on one line, an empty line. Line breaks in text are JSON
 * escapes, so no text can end a frame. An `id`, for clients that come back for what follows, stands on a line before.
 */
export function encodeSse(event: string, id?: string): string {
  return id === undefined ? `data: ${event}\n\n` : `id: ${id}\ndata: ${event}\n\n`;
}

/** A frame that says nothing and keeps the connection from looking idle. */
export const keepAliveFrame = ': keep-alive\n\n';
