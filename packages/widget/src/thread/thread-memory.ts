import { RememberedText, type TextStorage } from '../remembered-text.ts';

/** Remembers which thread is open, from one visit to the next. It holds ids, never text. */
export class ThreadMemory extends RememberedText {
  /**
   * @param storage Called each time, and may throw.
   * @param key From `threadKey`; `null` remembers nothing.
   */
  constructor(storage: () => TextStorage, key: string | null) {
    super(storage, key, /^[\x21-\x7e]{1,200}$/);
  }
}
