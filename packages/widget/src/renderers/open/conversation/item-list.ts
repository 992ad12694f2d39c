import { nothing, render } from 'lit';
import type { ItemKind, ItemSurroundings } from '../item-kind.ts';
import { kindOf } from '../item-kinds.ts';
import { MarkdownViews } from '../markdown/markdown-view.ts';
import type { ThreadItem } from '../wire.ts';
import { citing } from './citing.ts';
import { answer, missing, userMessage } from './message.ts';

export interface ListSurroundings extends Omit<ItemSurroundings, 'itemId' | 'running'> {
  /** Whether the item with this id has begun and not ended. */
  isRunning: (id: string) => boolean;
}

/**
 * The items of a thread, an element each, kept while the item is there; none of those of which nothing is drawn. Only
 * what has changed is drawn again.
 */
export class ItemList {
  readonly element = document.createElement('div');
  /** What was shown last. */
  items: readonly ThreadItem[] = [];
  /** Whether the element of an item that is not shown any more is kept as it is, for when it is again. */
  keeps = (_id: string): boolean => false;
  #views = new Map<string, ItemView>();

  constructor() {
    this.element.className = 'list';
  }

  show(items: readonly ThreadItem[], { isRunning, ...surroundings }: ListSurroundings): void {
    this.items = items;
    const views = new Map<string, ItemView>();
    let place = this.element.firstElementChild;
    for (const item of items) {
      const { id } = item;
      const view = this.#views.get(id) ?? new ItemView();
      const { element } = view;
      views.set(id, view);
      view.show(item, { ...surroundings, itemId: id, running: isRunning(id) });
      const isDrawn = element.childElementCount > 0;
      if (element === place) place = element.nextElementSibling;
      else if (isDrawn) this.element.insertBefore(element, place);
      if (!isDrawn) element.remove();
    }
    for (const [id, view] of this.#views) {
      if (views.has(id)) continue;
      view.element.remove();
      if (this.keeps(id)) views.set(id, view);
    }
    this.#views = views;
  }
}

class ItemView {
  readonly element = document.createElement('div');
  #draw = messageView();
  #shown: readonly unknown[] = [];

  show(item: ThreadItem, surroundings: ItemSurroundings): void {
    const { running, domains, isBusy, options } = surroundings;
    const kind = kindOf(item.type);
    const shown = [kind ?? item.type, item, running, domains, options, kind ? isBusy : citing.cite];
    if (shown.every((value, index) => value === this.#shown[index])) return;
    if (shown[0] !== this.#shown[0]) this.#draw = kind?.view() ?? messageView();
    this.#shown = shown;
    render(this.#draw(item, surroundings), this.element);
  }
}

function messageView(): ReturnType<ItemKind['view']> {
  const markdown = new MarkdownViews();
  return (item, surroundings) => {
    if (item.type === 'user_message') return userMessage(item);
    if (item.type === 'assistant_message') return answer(item, surroundings, markdown);
    return item.type === 'other' && item.words !== undefined ? missing(item.words, surroundings) : nothing;
  };
}
