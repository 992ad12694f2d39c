import { RememberedText, type TextStorage } from '../remembered-text.ts';

/**
 * Keeps what proves a visitor without an account to be the same one as before, at one API. It opens no chat by itself. Where
 * there is no storage, it is kept as long as this object.
 */
export class VisitorMemory {
  readonly api: string;
  readonly #stored: RememberedText;
  #last: string | null = null;

  /** `storage` may throw, and is called each time. */
  constructor(storage: () => TextStorage, api: string) {
    this.api = api;
    this.#stored = new RememberedText(storage, `chat-dock:visitor:${api}`, /^cv_[\w.-]+$/);
  }

  recall(): string | null {
    return this.#stored.recall() ?? this.#last;
  }

  /** `null` forgets. */
  keep(token: string | null): void {
    this.#last = token;
    this.#stored.remember(token);
  }
}
