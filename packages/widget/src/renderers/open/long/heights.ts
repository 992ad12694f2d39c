import type { ThreadItem } from '../wire.ts';

/** As long as nothing is known, in CSS pixels. */
const guess = 120;

/** How much room items take that are not there: what they took when they were, or as much as the others on average. */
export class Heights {
  readonly #known = new Map<string, number>();
  #sum = 0;

  note(id: string, height: number): void {
    this.#sum += height - (this.#known.get(id) ?? 0);
    this.#known.set(id, height);
  }

  /** Of all from one to before another, in CSS pixels. */
  of(items: readonly ThreadItem[], from: number, to: number): number {
    let sum = 0;
    for (let index = from; index < to; index += 1) sum += this.#at(items, index);
    return sum;
  }

  /** The item that is so far from the beginning. */
  indexAt(items: readonly ThreadItem[], distance: number): number {
    let rest = distance;
    const index = items.findIndex((_item, place) => {
      rest -= this.#at(items, place);
      return rest < 0;
    });
    return index < 0 ? items.length - 1 : index;
  }

  #at(items: readonly ThreadItem[], index: number): number {
    const id = items[index]?.id ?? '';
    return this.#known.get(id) ?? (this.#known.size === 0 ? guess : this.#sum / this.#known.size);
  }
}
