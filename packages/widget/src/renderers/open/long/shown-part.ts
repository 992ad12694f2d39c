import type { ItemList, ListSurroundings } from '../conversation/item-list.ts';
import { kindOf } from '../item-kinds.ts';
import type { ThreadItem } from '../wire.ts';
import { Heights } from './heights.ts';
import { isInUse } from './in-use.ts';

/** In heights of what can be seen: this far to both sides items are drawn at least, and at most. */
const reach = { least: 1, most: 2.5 };
/** How many items one frame draws, unless nothing could be seen otherwise. */
const step = 8;
/** So many go at a time, or it is not worth it. */
const fewest = 4;
/** What is in use stays there, up to this many items. */
const mostInUse = 200;

interface Range {
  readonly from: number;
  /** The first that is not there any more. */
  readonly to: number;
}

/**
 * Of a long conversation only what is near the reader stands in the document: room is kept for the rest. What the reader sees stays
 * where it is when that turns out to need more room or less.
 */
export class ShownPart {
  readonly #list: ItemList;
  readonly #scroller: Element;
  readonly #heights = new Heights();
  /** Items that are not there, with what a person has unfolded or written in them. */
  readonly #kept = new Set<string>();
  #items: readonly ThreadItem[];
  #range: Range;
  #isAsked = false;
  #again = (): void => {};

  /** `list`: what draws all that it is given. */
  constructor(list: ItemList, scroller: Element) {
    this.#list = list;
    this.#scroller = scroller;
    this.#items = list.items;
    this.#range = { from: 0, to: list.items.length };
    list.keeps = (id) => this.#kept.has(id);
    scroller.addEventListener('scroll', () => this.#later(), { passive: true });
  }

  get element(): HTMLDivElement {
    return this.#list.element;
  }

  show(items: readonly ThreadItem[], surroundings: ListSurroundings): void {
    if (items !== this.#items) this.#range = this.#rangeIn(items);
    this.#items = items;
    this.#again = () => this.show(items, surroundings);
    const { from, to } = this.#range;
    this.#list.show(items.slice(from, to), surroundings);
    const { style } = this.#list.element;
    style.paddingBlockStart = `${this.#heights.of(this.#items, 0, from)}px`;
    style.paddingBlockEnd = `${this.#heights.of(this.#items, to, this.#items.length)}px`;
    this.#later();
  }

  /** The same items where they are in a list that has changed: older ones came in before, newer ones behind them. */
  #rangeIn(items: readonly ThreadItem[]): Range {
    const { from, to } = this.#range;
    const before = this.#items;
    const id = before[from]?.id;
    const start = items[from]?.id === id ? from : items.findIndex((item) => item.id === id);
    if (id === undefined || start < 0) return this.#anew(items);
    const end = to >= before.length ? items.length : Math.min(items.length, start + to - from);
    return { from: start, to: end };
  }

  #anew(items: readonly ThreadItem[]): Range {
    this.#kept.clear();
    return { from: Math.max(0, items.length - step), to: items.length };
  }

  /** Once in each frame, before it is painted. */
  #later(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      this.#isAsked = false;
      this.#settle();
    });
  }

  /** Draws what has come near and takes away what is far, a little at a time. */
  #settle(): void {
    const next = this.#next();
    const { from, to } = this.#range;
    if (next.from === from && next.to === to) return;
    const view = this.#scroller.getBoundingClientRect();
    const [anchor] = this.#elements().filter((child) => child.getBoundingClientRect().bottom > view.top);
    const top = anchor?.getBoundingClientRect().top ?? 0;
    this.#leave(next);
    this.#range = next;
    this.#again();
    const moved = anchor?.isConnected ? anchor.getBoundingClientRect().top - top : 0;
    if (Math.abs(moved) >= 1) this.#scroller.scrollTop += moved;
  }

  #elements(): Element[] {
    return [...this.#list.element.children];
  }

  /** Notes how high they are that go, and which of them hold something. */
  #leave({ from, to }: Range): void {
    const gap = Number.parseFloat(getComputedStyle(this.#list.element).rowGap) || 0;
    for (const [place, child] of this.#elements().entries()) {
      const index = this.#range.from + place;
      const item = this.#items[index];
      if (item === undefined || (index >= from && index < to)) continue;
      const { height } = child.getBoundingClientRect();
      this.#heights.note(item.id, height === 0 ? 0 : height + gap);
      if (kindOf(item.type)) this.#kept.add(item.id);
    }
  }

  #next(): Range {
    const elements = this.#elements();
    const view = this.#scroller.getBoundingClientRect();
    const rects = elements.map((child) => child.getBoundingClientRect()).filter(({ height }) => height > 0);
    const [first, last] = [rects[0], rects.at(-1)];
    const { from, to } = this.#range;
    const [before, after] = [Math.max(0, from - step), Math.min(this.#items.length, to + step)];
    if (view.height === 0) return this.#range;
    if (!first || !last) return { from: before, to: after };
    if (last.bottom < view.top || first.top > view.bottom) return this.#jump(view);
    const beyond = (times: number): readonly [number, number] => [
      view.top - times * view.height,
      view.bottom + times * view.height,
    ];
    const [leastTop, leastBottom] = beyond(reach.least);
    const [above, below] = this.#far(elements, beyond(reach.most));
    return {
      from: first.top > leastTop ? before : from + above,
      to: last.bottom < leastBottom ? after : to - below,
    };
  }

  /** How many are too far above, and below. */
  #far(elements: readonly Element[], [top, bottom]: readonly [number, number]): readonly [number, number] {
    const isNear = (child: Element): boolean => {
      const rect = child.getBoundingClientRect();
      return (rect.height > 0 && rect.bottom > top && rect.top < bottom) || this.#isInUse(child, elements);
    };
    const above = elements.findIndex(isNear);
    const below = elements.length - 1 - elements.findLastIndex(isNear);
    return [above < fewest ? 0 : above, below < fewest ? 0 : below];
  }

  #isInUse(child: Element, { length }: readonly Element[]): boolean {
    return length < mostInUse && isInUse(child);
  }

  /** To where the reader has got at one go. */
  #jump({ top, bottom }: DOMRect): Range {
    const start = this.#list.element.getBoundingClientRect().top;
    const at = (y: number): number => this.#heights.indexAt(this.#items, y - start);
    return { from: Math.max(0, at(top) - fewest), to: Math.min(this.#items.length, at(bottom) + fewest) };
  }
}
