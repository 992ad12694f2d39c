/**
 * What a tab tells the others about the user: `signed-out`, also to be shown as that; `reset`: the user is gone, start over with whoever
 * there is; `changed`: here it is someone else by now, so look who it is there.
 */
export type TabNews = 'signed-out' | 'reset' | 'changed';

/** That this thread is the current one, said at a time by a chat of a page. */
export type ThreadWord = readonly [page: string, at: number, id: string | null];

/** What tabs say to each other. */
export type TabMessage = TabNews | ThreadWord;

/** A message in its known shape; `null` for anything else: every script of this origin can speak here. */
export function readTabMessage(data: unknown): TabMessage | null {
  return isTabNews(data) || isThreadWord(data) ? data : null;
}

/** Whether it is one of these words. */
export function isTabNews(value: unknown): value is TabNews {
  return value === 'signed-out' || value === 'reset' || value === 'changed';
}

function isThreadWord(value: unknown): value is ThreadWord {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [page, at, id]: unknown[] = value;
  return typeof page === 'string' && Number.isSafeInteger(at) && isThreadId(id);
}

function isThreadId(value: unknown): boolean {
  return value === null || (typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value));
}
