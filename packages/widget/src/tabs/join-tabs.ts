import { keepUnsent } from './keep-unsent.ts';
import type { TabLink, TabWord } from './tab-link.ts';
import { isTabNews, type TabNews } from './tab-news.ts';
import type { TabOptions } from './tab-options.ts';

/** Tells the other tabs of this user something. Throws where browsers have no channels. */
export function tellTabs(key: string, news: TabNews): void {
  const channel = new BroadcastChannel(key);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has its own origin only
  channel.postMessage(news);
  channel.close();
}

/**
 * Hears what the other tabs of one user say, and tells them that the user is gone. What keeps a tab at the conversation of the
 * others, `TabLink`, is loaded when there is another: most people have one tab. Throws where browsers have no channels.
 */
export function joinTabs(options: TabOptions): void {
  const { key, last, memory, thread, heard, signal } = options;
  let channel: BroadcastChannel | null = null;
  let link: Promise<TabLink> | null = null;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const say = (word: TabWord): void => channel?.postMessage(word);
  /** In the order in which it was said. What cannot be loaded now is loaded for the next word. */
  const follow = (act: (loaded: TabLink) => void): void => {
    const before = { ...thread };
    link ??= import('./tab-link.ts').then((tabs) => new tabs.TabLink(options, before, say));
    link.then(act, () => (link = null)).catch(ignore);
  };
  const open = (): void => {
    if (channel === null) {
      channel = new BroadcastChannel(key);
      // That the user is gone waits for nothing.
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) =>
        isTabNews(data) ? heard(data) : follow((loaded) => loaded.hear(data)),
      );
      say('here');
    }
    if (memory.recall() !== thread.kept) follow((loaded) => loaded.catchUp());
  };
  const close = (): void => {
    channel?.close();
    channel = null;
  };
  keepUnsent(options);
  open();
  // An open channel would keep the page out of the back/forward cache.
  globalThis.addEventListener('pagehide', close, { signal });
  globalThis.addEventListener('pageshow', open, { signal });
  signal.addEventListener('abort', () => {
    if (isTabNews(signal.reason)) say(signal.reason);
    close();
  });
  if (last && last !== key) tellTabs(last, 'changed');
}

// The chat says itself what went wrong.
const ignore = (): void => {};
