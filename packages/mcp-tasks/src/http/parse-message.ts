import { RequestError } from '../request-error.ts';

/** How deep arrays and objects may be nested. */
const deepest = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads one JSON-RPC message: UTF-8 without a byte order mark, not a batch, not nested so deeply that reading it costs more
 * than answering it.
 *
 * @throws RequestError `invalid_json`, `invalid_request`
 */
export function parseMessage(bytes: Uint8Array): unknown {
  let message: unknown;
  try {
    message = JSON.parse(utf8.decode(bytes));
  } catch {
    throw new RequestError('invalid_json'); // no cause: a parser quotes what it read
  }
  return checkMessage(message);
}

/** The same for a message that a body parser has read. */
export function checkMessage(message: unknown): unknown {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) {
    throw new RequestError('invalid_request', { message: 'The body must be one JSON-RPC message.' });
  }
  checkDepth(message, 0);
  return message;
}

function checkDepth(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= deepest) {
    throw new RequestError('invalid_json', { message: 'The body is nested too deeply.' });
  }
  for (const entry of Object.values(value)) checkDepth(entry, depth + 1);
}
