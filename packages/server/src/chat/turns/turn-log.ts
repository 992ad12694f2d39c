import type { LoggedEvents } from '../store-ports.ts';

/** How much text may wait to be saved, in characters, while the database does not answer. */
const mostUnsaved = 33_554_432;

/**
 * What a turn has said, in order and numbered from 1. It holds what is not saved yet; the rest is in the store, so a long
 * answer costs no memory.
 */
export class TurnLog {
  readonly #onUnsaved: () => void;
  #events: string[] = [];
  #characters = 0;
  #saved = 0;
  #isEnded = false;
  #more: PromiseWithResolvers<void> | null = null;

  /** `onUnsaved` is called when there is something to save, and was not before. */
  constructor(onUnsaved: () => void) {
    this.#onUnsaved = onUnsaved;
  }

  /** The number of the last event; 0 before the first. */
  get last(): number {
    return this.#saved + this.#events.length;
  }

  /** Whether nothing more will come. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Takes a serialized event; answers its number. Throws a RangeError when far too much waits to be saved. */
  append(event: string): number {
    this.#characters += event.length;
    if (this.#characters > mostUnsaved)
      throw new RangeError('An answer cannot be saved as fast as it comes.');
    this.#events.push(event);
    if (this.#events.length === 1) this.#onUnsaved();
    this.#wake();
    return this.last;
  }

  /** What has to be saved; `null` when there is nothing. */
  unsaved(): LoggedEvents | null {
    return this.#events.length === 0 ? null : { events: this.#events, last: this.last };
  }

  /** What has been saved need not be held any longer. */
  markSaved(last: number): void {
    const gone = this.#events.splice(0, last - this.#saved);
    for (const { length } of gone) this.#characters -= length;
    this.#saved = Math.max(this.#saved, last);
  }

  /** The events after a number; `null` when the first of them is in the store. */
  after(number: number): readonly string[] | null {
    return number < this.#saved ? null : this.#events.slice(number - this.#saved);
  }

  end(): void {
    this.#isEnded = true;
    this.#wake();
  }

  /** Resolves at the next event, or at the end. */
  changed(): Promise<void> {
    if (this.#isEnded) return Promise.resolve();
    this.#more ??= Promise.withResolvers();
    return this.#more.promise;
  }

  #wake(): void {
    this.#more?.resolve();
    this.#more = null;
  }
}
