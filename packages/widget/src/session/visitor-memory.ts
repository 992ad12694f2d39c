import { RememberedText, type TextStorage } from '../remembered-text.ts';
import { tokenUser } from './token-user.ts';

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

  /** Forgets the visitor if it is still this one, by `tokenUser`: another tab may have become another. */
  forget(user: string | null): void {
    if (tokenUser(this.recall()) === user) this.keep(null);
  }

  /** `null` forgets. */
  keep(token: string | null): void {
    this.#stored.remember(token);
    // What could be stored is forgotten with the storage: another tab may have done that.
    this.#last = this.#stored.recall() === token ? null : token;
  }
}
