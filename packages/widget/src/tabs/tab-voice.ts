import type { ChatKitMethods } from '../chatkit/methods.ts';
import type { TabLink } from './tab-link.ts';
import { isTabNews, type TabMessage, type TabNews } from './tab-news.ts';

/** The conversation that is open in this tab, as it is known at each moment. */
export interface OpenThread {
  id: string | null;
  /** Whether an answer is on its way. */
  responding: boolean;
}

export interface TabVoiceOptions {
  /** The same for all tabs of this API and user, and for no one else: from `threadKey`. */
  key: string;
  /** Where the chat’s events are heard. */
  place: EventTarget;
  chat: Pick<ChatKitMethods, 'setThreadId' | 'fetchUpdates' | 'setComposerValue'>;
  thread: OpenThread;
  memory: { recall(): string | null; remember(id: string | null): void };
  /** `null` where it is not known which user’s tabs they are: they may be two, who share nothing but the end. */
  session: { readonly user: string | null; readonly formerly: string | null | undefined };
  /** The key of who was here before: the visitor that this user was until now, if they were one. */
  last: string | null | undefined;
  /** What the person has written and not sent. Without it, nothing is known of it. */
  unsent: (() => string) | undefined;
  /** Whoever shows one chat after the other: a text that was not sent is kept for the next, if that is the same user’s. */
  owner: object;
  /** Another tab has said something about the user. */
  heard: (news: TabNews) => void;
  /** Ends all of this. Its reason is what the other tabs are told, if anything. */
  signal: AbortSignal;
}

/** In memory only, and nobody else’s than the one’s who wrote it. */
const drafts = new WeakMap<object, { key: string; text: string }>();

/** Which page speaks: chats beside each other on one are conversations of their own. */
export const page = Math.random().toString(36).slice(2);

/** Tells the other tabs of this user something, where browsers can. */
export function tellTabs(owner: object, key: string, news: TabNews): void {
  if (news !== 'changed') drafts.delete(owner);
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(key);
  post(channel, news);
  channel.close();
}

function post(channel: BroadcastChannel | null, message: TabMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has its own origin only
  channel?.postMessage(message);
}

/**
 * Tells the other tabs of one user what is opened and said here. What follows them, `TabLink`, is loaded when there is something to
 * follow: most people have one tab.
 */
export class TabVoice {
  readonly options: TabVoiceOptions;
  /** When the latest word of all tabs was said that counts here. */
  latest = 0;
  #channel: BroadcastChannel | null = null;
  #loading: Promise<TabLink> | null = null;
  #link: TabLink | null = null;
  /** Whether the load that is under way, or was last, had trouble that may pass. */
  #failed = false;
  /** What this tab has made of the memory: when it holds something else, that was another tab. */
  #kept: string | null;

  constructor(options: TabVoiceOptions) {
    this.options = options;
    const { place, signal, memory, thread, owner, key, last } = options;
    // Where nothing can be stored, nothing was.
    this.#kept = canStore() ? thread.id : memory.recall();
    const listen = (target: EventTarget, type: string, act: (event: Event) => void): void =>
      target.addEventListener(type, act, { signal });
    listen(place, 'chatkit.thread.change', () => this.#changed());
    listen(place, 'chatkit.response.end', () => this.#answered());
    listen(place, 'chatkit.thread.load.start', () => (this.#failed = false));
    listen(place, 'chatkit.error', (event) => (this.#failed ||= mayPass(event)));
    listen(place, 'chatkit.thread.load.end', () => this.#failed && this.#follow((link) => link.loadLater()));
    // An open channel would keep the page out of the back/forward cache.
    listen(globalThis, 'pagehide', () => this.#close());
    listen(globalThis, 'pageshow', () => this.#open());
    signal.addEventListener('abort', () => this.#end());
    this.#restore();
    this.#open();
    if (last && last !== key) tellTabs(owner, last, 'changed');
  }

  /** Before the chat is taken away. Who is gone takes what was written along. */
  #end(): void {
    const { owner, key, session, unsent, signal } = this.options;
    const isGone = typeof signal.reason === 'string';
    if (isTabNews(signal.reason)) post(this.#channel, signal.reason);
    this.#channel?.close();
    const text = unsent?.() ?? '';
    if (text !== '' && session.user !== null && !isGone) drafts.set(owner, { key, text });
  }

  #restore(): void {
    const { owner, key, last, session, chat } = this.options;
    const draft = drafts.get(owner);
    drafts.delete(owner);
    if (draft && (draft.key === key || (session.formerly && draft.key === last)))
      chat.setComposerValue({ text: draft.text }).catch(ignore);
  }

  #open(): void {
    if (this.#channel === null && typeof BroadcastChannel !== 'undefined') {
      this.#channel = new BroadcastChannel(this.options.key);
      this.#channel.addEventListener('message', ({ data }) => this.#hear(data));
    }
    const id = this.options.memory.recall();
    if (id !== this.#kept) this.#follow((link) => link.show(id));
  }

  /** That the user is gone waits for nothing. */
  #hear(data: unknown): void {
    if (isTabNews(data)) this.options.heard(data);
    else this.#follow((link) => link.hear(data));
  }

  /** In the order in which it was said. What cannot be loaded now is loaded for the next word. */
  #follow(act: (link: TabLink) => void): void {
    this.#loading ??= this.#load();
    this.#loading.then(act, () => (this.#loading = null)).catch(ignore);
  }

  async #load(): Promise<TabLink> {
    const { TabLink: Loaded } = await import('./tab-link.ts');
    return (this.#link = new Loaded(this));
  }

  #close(): void {
    if (this.options.thread.responding) this.#say();
    this.#channel?.close();
    this.#channel = null;
  }

  #changed(): void {
    const { memory, thread } = this.options;
    this.#kept = memory.recall();
    // A thread that is just being made is not worth a look before it has its answer.
    if (!thread.responding && thread.id !== this.#link?.following) this.#say();
  }

  #answered(): void {
    const { memory, thread } = this.options;
    this.#link?.answered();
    memory.remember(thread.id);
    this.#kept = memory.recall();
    this.#say();
  }

  #say(): void {
    const { session, thread } = this.options;
    if (session.user === null) return;
    this.latest = Math.max(Date.now(), this.latest + 1);
    post(this.#channel, [page, this.latest, thread.id]);
  }
}

function canStore(): boolean {
  try {
    const name = 'chat-dock:try';
    localStorage.setItem(name, '');
    localStorage.removeItem(name);
    return true;
  } catch {
    return false;
  }
}

const passing: ReadonlySet<unknown> = new Set(['server_unreachable', 'server_failed', 'rate_limited']);

function mayPass(event: Event): boolean {
  const error: unknown = event instanceof CustomEvent ? event.detail?.error : null;
  return error instanceof Error && 'code' in error && passing.has(error.code);
}

// The chat says itself what went wrong.
const ignore = (): void => {};
