import { RememberedText, type TextStorage } from '../remembered-text.ts';

/** How much is kept of one user, in characters, all texts together. The oldest go first. */
const most = 100_000;

/**
 * Texts that somebody has written and not sent, by conversation. They live as long as the tab, under the hash of whose they are and
 * nobody else's name; signing out takes them along.
 */
export class Drafts {
  readonly #memory: RememberedText;

  /**
   * @param key From `threadKey`.
   * @param storage Called each time, and may throw.
   */
  constructor(key: string, storage: () => TextStorage = () => sessionStorage) {
    this.#memory = new RememberedText(storage, key, /^\[/);
  }

  of(thread: string | null): string {
    return this.#entries().find(([id]) => id === thread)?.[1] ?? '';
  }

  /** In place of the one that is kept for the conversation; an empty one is none. */
  keep(thread: string | null, text: string): void {
    const others = this.#entries().filter(([id]) => id !== thread);
    this.#write(text.trim() === '' ? others : [...others, [thread, text]]);
  }

  /** Makes somebody's drafts these: a visitor has signed in. */
  adopt(others: Drafts): void {
    const theirs = others.#entries();
    this.#write([...this.#entries().filter(([id]) => theirs.every(([other]) => other !== id)), ...theirs]);
  }

  forget(): void {
    this.#memory.forget();
  }

  #write(entries: readonly Draft[]): void {
    const kept = [...entries];
    while (JSON.stringify(kept).length > most) kept.shift();
    this.#memory.remember(kept.length === 0 ? null : JSON.stringify(kept));
  }

  /** Oldest first. Every script of the page can write there, so anything else than drafts is left out. */
  #entries(): Draft[] {
    try {
      const entries: unknown = JSON.parse(this.#memory.recall() ?? '[]');
      return Array.isArray(entries) ? entries.filter(isDraft) : [];
    } catch {
      return [];
    }
  }
}

type Draft = readonly [thread: string | null, text: string];

function isDraft(value: unknown): value is Draft {
  if (!Array.isArray(value)) return false;
  const [thread, text]: unknown[] = value;
  return (thread === null || typeof thread === 'string') && typeof text === 'string';
}
