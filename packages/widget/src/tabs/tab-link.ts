import type { TabNews } from './tab-news.ts';
import type { OpenThread, TabOptions } from './tab-options.ts';
import { readThreadWord, type ThreadWord } from './thread-word.ts';

/** What is said on a channel; `here`: by a tab that has begun to listen. */
export type TabWord = TabNews | ThreadWord | 'here';

/** Which page speaks: chats beside each other on one are conversations of their own. */
const page = Math.random().toString(36).slice(2);

/**
 * Keeps this tab at the conversation of the others: says what is opened and said here, and follows them once the person looks and is
 * not in the middle of something. The latest word of all tabs counts, so that two that speak at once agree.
 */
export class TabLink {
  readonly #options: TabOptions;
  readonly #tell: (word: TabWord) => void;
  /** When the latest word of all tabs was said that counts here. */
  #latest = 0;
  /** The thread that is being opened because another tab said so. */
  #following: string | null | undefined;
  /** The thread that another tab has opened and this one is still to show. */
  #wish: { id: string | null } | null = null;

  /**
   * @param before The conversation when this one was asked for, which it missed something of if it is another now.
   * @param tell Tells the other tabs, as long as the page is not left.
   */
  constructor(options: TabOptions, before: OpenThread, tell: (word: TabWord) => void) {
    this.#options = options;
    this.#tell = tell;
    const { signal, place, thread } = options;
    place.addEventListener('chatkit.thread.change', () => this.#changed(), { signal });
    place.addEventListener('chatkit.response.end', () => this.#answered(), { signal });
    document.addEventListener('visibilitychange', this.#settle, { signal });
    for (const type of ['focus', 'online']) globalThis.addEventListener(type, this.#settle, { signal });
    // Before the channel is closed.
    globalThis.addEventListener('pagehide', () => this.#leave(), { signal, capture: true });
    // So that those who do not know yet that they are not alone listen as well.
    tell('here');
    if (before.responding && !thread.responding) this.#answered();
    else if (before.id !== thread.id) this.#changed();
  }

  /** What another tab says is open there. */
  hear(data: unknown): void {
    const word = readThreadWord(data);
    const { session, signal } = this.#options;
    if (word === null || signal.aborted || session.user === null) return;
    const [speaker, at, id] = word;
    // Of two words at the same time the one counts whose page comes later in the alphabet, in all tabs.
    const isNewer = at === this.#latest ? speaker > page : at > this.#latest;
    if (speaker === page || !isNewer) return;
    this.#latest = at;
    this.#show(id);
  }

  /** Shows what another tab has opened while this one could not hear it. */
  catchUp(): void {
    const { memory, thread } = this.#options;
    const id = memory.recall();
    if (id !== thread.kept) this.#show(id);
  }

  #say(): void {
    const { session, thread } = this.#options;
    if (session.user === null) return;
    this.#latest = Math.max(Date.now(), this.#latest + 1);
    this.#tell([page, this.#latest, thread.id]);
  }

  #changed(): void {
    const { thread } = this.#options;
    // A thread that is just being made is not worth a look before it has its answer.
    if (!thread.responding && thread.id !== this.#following) this.#say();
  }

  #leave(): void {
    if (this.#options.thread.responding) this.#say();
  }

  /** Shows what another tab has opened, as soon as nobody is in the way. */
  #show(id: string | null): void {
    this.#wish = { id };
    this.#settle();
  }

  /** An answer is over here. */
  #answered(): void {
    const { memory, thread } = this.#options;
    memory.remember(thread.id);
    thread.kept = memory.recall();
    this.#say();
    if (this.#wish?.id === thread.id) this.#settle();
    else this.#wish = null; // the latest word is this tab’s
  }

  readonly #settle = (): void => {
    const { chat, thread, unsent, signal } = this.#options;
    const wish = this.#wish;
    const isOff = signal.aborted || document.visibilityState !== 'visible';
    if (wish === null || thread.responding || isOff) return;
    const isHere = wish.id === thread.id;
    // What is being written is meant for the conversation it is written in.
    if (!isHere && unsent?.().trim()) return;
    this.#wish = null;
    (isHere ? chat.fetchUpdates() : this.#follow(wish.id)).catch(ignore);
  };

  async #follow(id: string | null): Promise<void> {
    this.#following = id;
    try {
      await this.#options.chat.setThreadId(id);
    } finally {
      if (this.#following === id) this.#following = undefined;
    }
  }
}

// The chat says itself what went wrong.
const ignore = (): void => {};
