import { RememberedText } from '../remembered-text.ts';
import type { TabOptions } from './tab-options.ts';

/**
 * Keeps what is written and not sent when the page is left. What keeps it for each conversation, and brings it back, is loaded
 * where there is something to bring back, or once the conversation changes while there is something in the box.
 */
export function keepUnsent(options: TabOptions): void {
  const { key, last = null, place, thread, session, unsent, signal } = options;
  if (session.user === null || !unsent) return;
  let open = thread.id;
  let isHandedOver = false;
  const handOver = (left?: string | null): void => {
    isHandedOver = true;
    import('./keep-drafts.ts').then(({ keepDrafts }) => keepDrafts(options, left)).catch(() => {});
  };
  const keep = (text: string): void => {
    if (!isHandedOver) draftsOf(key).remember(text.trim() ? JSON.stringify([[open, text]]) : null);
  };
  if (draftsOf(key).recall() ?? draftsOf(last).recall()) handOver();
  place.addEventListener(
    'chatkit.thread.change',
    () => {
      // What is in the box when a message has made its conversation is written to that one.
      const isJustMade = open === null && thread.responding;
      if (!isHandedOver && !isJustMade && unsent().trim()) handOver(open);
      open = thread.id;
    },
    { signal },
  );
  // What is written in a conversation that is gone is written to the one that comes in its place.
  place.addEventListener(
    'chatkit.error',
    ({ detail }: CustomEventInit) => detail?.error?.code === 'thread_not_found' && (open = null),
    { signal },
  );
  // Comes before the page goes, too: one in the background may be ended without a word.
  document.addEventListener('visibilitychange', () => keep(unsent()), { signal });
  signal.addEventListener('abort', () => keep(typeof signal.reason === 'string' ? '' : unsent()));
}

function draftsOf(key: string | null): RememberedText {
  return new RememberedText(() => sessionStorage, key, /^\[/);
}
