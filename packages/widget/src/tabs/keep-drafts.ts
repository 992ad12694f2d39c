import { Drafts } from './drafts.ts';
import type { TabOptions } from './tab-options.ts';

/**
 * Keeps what is written in each conversation and not sent, and puts it back into the message box when that one is open again.
 *
 * @param left The conversation that has just been left with something in the box, if one was.
 */
export function keepDrafts({ unsent, ...options }: TabOptions, left?: string | null): void {
  const { place, chat, thread, session, signal } = options;
  if (session.user === null || unsent === undefined || signal.aborted) return;
  const drafts = ownDrafts(options);
  let open = left === undefined ? thread.id : left;
  const keep = (): void => drafts.keep(open, unsent());
  const show = (text: string): void => void chat.setComposerValue({ text }).catch(() => {}); // there is none to write in
  const follow = (): void => {
    const before = unsent();
    keep();
    const after = drafts.of(thread.id);
    if (before !== after) show(after);
    open = thread.id;
  };
  const restore = (): void => {
    const found = drafts.of(open);
    // Somebody may have been quick.
    if (found !== '') show([found, unsent()].filter(Boolean).join('\n'));
  };
  const changed = (): void => {
    const isJustMade = open === null && thread.responding;
    if (!isJustMade) return follow();
    // What is in the box is written to the conversation that the message has made.
    drafts.keep(null, '');
    open = thread.id;
  };
  /** The conversation is gone: what is written in it is written to the one that comes in its place. */
  const takeAlong = (): void => {
    if (!unsent().trim()) return;
    drafts.keep(open, '');
    open = null;
    restore();
  };
  if (left === undefined) restore();
  else follow();
  place.addEventListener('chatkit.thread.change', changed, { signal });
  place.addEventListener(
    'chatkit.error',
    ({ detail }: CustomEventInit) => detail?.error?.code === 'thread_not_found' && takeAlong(),
    { signal },
  );
  // Comes before the page goes, too: one in the background may be ended without a word.
  document.addEventListener('visibilitychange', keep, { signal });
  signal.addEventListener('abort', () => (typeof signal.reason === 'string' ? drafts.forget() : keep()), {
    once: true,
  });
}

/** Those of this user. Those of who was here before are theirs if it was the visitor that they were, and gone if not. */
function ownDrafts({ key, last, session }: Pick<TabOptions, 'key' | 'last' | 'session'>): Drafts {
  const drafts = new Drafts(key);
  if (!last || last === key) return drafts;
  const former = new Drafts(last);
  if (session.formerly) drafts.adopt(former);
  former.forget();
  return drafts;
}
