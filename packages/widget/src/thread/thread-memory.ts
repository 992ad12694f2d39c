/** The part of `Storage` that is used. */
export type ThreadStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const idShape = /^[\x21-\x7e]{1,200}$/;

/**
 * Remembers which thread is open, from one visit to the next. It holds ids, never text. Storage that is blocked, full
 * or absent costs the memory and nothing else.
 */
export class ThreadMemory {
  readonly #storage: () => ThreadStorage;
  readonly #key: string | null;

  /**
   * @param storage Called each time, and may throw: a browser that blocks storage throws at the access already.
   * @param key From `threadKey`; `null` remembers nothing.
   */
  constructor(storage: () => ThreadStorage, key: string | null) {
    this.#storage = storage;
    this.#key = key;
  }

  /** The thread that was open last, or `null`. */
  recall(): string | null {
    const id = this.#try((storage, key) => storage.getItem(key));
    return id && idShape.test(id) ? id : null;
  }

  /** Notes the thread that is open now; `null` is the same as `forget`. */
  remember(threadId: string | null): void {
    if (threadId === null) this.forget();
    else this.#try((storage, key) => storage.setItem(key, threadId));
  }

  forget(): void {
    this.#try((storage, key) => storage.removeItem(key));
  }

  #try<T>(use: (storage: ThreadStorage, key: string) => T): T | null {
    if (this.#key === null) return null;
    try {
      return use(this.#storage(), this.#key);
    } catch {
      return null;
    }
  }
}
