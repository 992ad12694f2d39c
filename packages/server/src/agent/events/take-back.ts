import type { ThreadStreamEvent } from '../../protocol/events.ts';

/** Remembers what an answer has shown, to take it back when a guardrail says that it should not have been. */
export class TakeBack {
  readonly #shown = new Set<string>();
  /** What was there before this answer. */
  readonly #others: ReadonlySet<string>;

  constructor(others: Iterable<string> = []) {
    this.#others = new Set(others);
  }

  see(event: ThreadStreamEvent): void {
    if (event.type === 'thread.item.added' || event.type === 'thread.item.done')
      this.#shown.add(event.item.id);
    else if (event.type === 'thread.item.removed') this.#shown.delete(event.item_id);
  }

  /** The events that take everything back, the newest first. */
  *all(): Iterable<ThreadStreamEvent> {
    for (const item_id of [...this.#shown].toReversed())
      if (!this.#others.has(item_id)) yield { type: 'thread.item.removed', item_id };
    this.#shown.clear();
  }
}
