import { hasDuplicateKeys } from '../auth/duplicate-keys.ts';
import { ChatdockError } from '../chatdock-error.ts';

/** How deep arrays and objects may be nested. */
const deepest = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads JSON that everyone reads alike: UTF-8 without a byte order mark, no key said twice.
 *
 * @throws ChatdockError `invalid_request`, as {@link checkJsonValue} does.
 */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  let value: unknown;
  try {
    text = utf8.decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw invalid('The body is not JSON in UTF-8.'); // no cause: a parser quotes what it read
  }
  checkJsonValue(value);
  if (hasDuplicateKeys(text)) throw invalid('The body says a key twice.');
  return value;
}

/**
 * Refuses what cannot be kept exactly: text with NUL or half a surrogate pair, and nesting below 32 levels.
 *
 * @throws ChatdockError `invalid_request`
 */
export function checkJsonValue(value: unknown, depth = 0): void {
  if (typeof value === 'string') return checkText(value);
  if (typeof value !== 'object' || value === null) return;
  if (depth >= deepest) throw invalid('The body is nested too deeply.');
  for (const [key, entry] of Object.entries(value)) {
    checkText(key);
    checkJsonValue(entry, depth + 1);
  }
}

function checkText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw invalid('The body holds text with NUL or half a surrogate pair.');
  }
}

function invalid(message: string): ChatdockError {
  return new ChatdockError('invalid_request', { message });
}
