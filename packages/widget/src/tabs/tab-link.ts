import { readTabMessage } from './tab-news.ts';
import { page, type TabVoice } from './tab-voice.ts';

/** Which thread to show, and whether to load it even if it is shown already. */
interface Wish {
  id: string | null;
  reload: boolean;
}

/**
 * Keeps this tab at the conversation of the others: follows them once the person looks and is not in the middle of something. The
 * latest word of all tabs counts, so that two that speak at once agree.
 */
export class TabLink {
  /** The thread that is being opened because another tab said so. */
  following: string | null | undefined;
  readonly #voice: TabVoice;
  #wish: Wish | null = null;

  constructor(voice: TabVoice) {
    this.#voice = voice;
    const { signal } = voice.options;
    document.addEventListener('visibilitychange', this.#settle, { signal });
    for (const type of ['focus', 'online']) globalThis.addEventListener(type, this.#settle, { signal });
  }

  /** What another tab says is open there. */
  hear(data: unknown): void {
    const word = readTabMessage(data);
    const { latest, options } = this.#voice;
    if (!Array.isArray(word) || options.signal.aborted || options.session.user === null) return;
    const [speaker, at, id] = word;
    // Of two words at the same time the one counts whose page comes later in the alphabet, in all tabs.
    const isNewer = at === latest ? speaker > page : at > latest;
    if (speaker === page || !isNewer) return;
    this.#voice.latest = at;
    this.show(id);
  }

  /** Shows what another tab has opened, as soon as nobody is in the way. */
  show(id: string | null): void {
    this.#wish = { id, reload: false };
    this.#settle();
  }

  /** The open conversation could not be loaded: it is tried again. */
  loadLater(): void {
    this.#wish ??= { id: this.#voice.options.thread.id, reload: true };
    setTimeout(this.#settle, pause * (0.75 + Math.random() / 2));
  }

  /** An answer is over here. */
  answered(): void {
    if (this.#wish?.id === this.#voice.options.thread.id) this.#settle();
    else this.#wish = null; // the latest word is this tab’s
  }

  readonly #settle = (): void => {
    const { chat, thread, unsent, signal } = this.#voice.options;
    const wish = this.#wish;
    const isOff = signal.aborted || document.visibilityState !== 'visible';
    if (wish === null || thread.responding || isOff) return;
    const isHere = wish.id === thread.id;
    // What is being written is meant for the conversation it is written in.
    if (!isHere && unsent?.().trim()) return;
    this.#wish = null;
    const isNew = !isHere || wish.reload;
    (isNew ? this.#follow(wish.id) : chat.fetchUpdates()).catch(ignore);
  };

  async #follow(id: string | null): Promise<void> {
    this.following = id;
    try {
      await this.#voice.options.chat.setThreadId(id);
    } finally {
      if (this.following === id) this.following = undefined;
    }
  }
}

/** Milliseconds until a conversation that could not be loaded is loaded again. */
const pause = 10_000;

// The chat says itself what went wrong.
const ignore = (): void => {};
