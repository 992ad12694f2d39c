/** The part of `Storage` that is used. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** One short text that outlives the page. Storage that is blocked, full or absent costs the memory and nothing else. */
export class RememberedText {
  readonly #storage: () => TextStorage;
  readonly #key: string | null;
  readonly #shape: RegExp;

  /**
   * @param storage Called each time, and may throw: a browser that blocks storage throws at the access already.
   * @param key Where it is kept; `null` remembers nothing.
   * @param shape What it looks like: anyone on the page can write to storage, and anything else is not believed.
   */
  constructor(storage: () => TextStorage, key: string | null, shape: RegExp) {
    this.#storage = storage;
    this.#key = key;
    this.#shape = shape;
  }

  /** The text, or `null`. */
  recall(): string | null {
    const text = this.#try((storage, key) => storage.getItem(key));
    return text && this.#shape.test(text) ? text : null;
  }

  /** `null` is the same as `forget`. */
  remember(text: string | null): void {
    if (text === null) this.forget();
    else this.#try((storage, key) => storage.setItem(key, text));
  }

  forget(): void {
    this.#try((storage, key) => storage.removeItem(key));
  }

  #try<T>(use: (storage: TextStorage, key: string) => T): T | null {
    if (this.#key === null) return null;
    try {
      return use(this.#storage(), this.#key);
    } catch {
      return null;
    }
  }
}
