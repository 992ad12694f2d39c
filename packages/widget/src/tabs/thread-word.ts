/** That this thread is the current one, said at a time by a chat of a page. */
export type ThreadWord = readonly [page: string, at: number, id: string | null];

/** A word in its known shape; `null` for anything else: every script of this origin can speak here. */
export function readThreadWord(value: unknown): ThreadWord | null {
  if (!Array.isArray(value) || value.length !== 3) return null;
  const [page, at, id]: unknown[] = value;
  return typeof page === 'string' && isTime(at) && isThreadId(id) ? [page, at, id] : null;
}

function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isThreadId(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value));
}
