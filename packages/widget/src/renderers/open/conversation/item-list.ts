import { nothing, render } from 'lit';
import type { ItemKind, ItemSurroundings } from '../item-kind.ts';
import { kindOf } from '../item-kinds.ts';
import { MarkdownViews } from '../markdown/markdown-view.ts';
import type { ThreadItem } from '../wire.ts';
import { answer, missing, userMessage } from './message.ts';

export interface ListSurroundings extends Omit<ItemSurroundings, 'running'> {
  /** Whether the item with this id has begun and not ended. */
  isRunning: (id: string) => boolean;
}

/** The items of a thread, an element each, kept while the item is there. Only what has changed is drawn again. */
export class ItemList {
  readonly element = document.createElement('div');
  #views = new Map<string, ItemView>();

  constructor() {
    this.element.className = 'list';
  }

  show(items: readonly ThreadItem[], { isRunning, ...surroundings }: ListSurroundings): void {
    const views = new Map<string, ItemView>();
    let place = this.element.firstElementChild;
    for (const item of items) {
      const view = this.#views.get(item.id) ?? new ItemView();
      views.set(item.id, view);
      view.show(item, { ...surroundings, running: isRunning(item.id) });
      if (view.element === place) place = place.nextElementSibling;
      else this.element.insertBefore(view.element, place);
    }
    for (const [id, { element }] of this.#views) if (!views.has(id)) element.remove();
    this.#views = views;
  }
}

class ItemView {
  readonly element = document.createElement('div');
  #draw = messageView();
  #shown: readonly unknown[] = [];

  show(item: ThreadItem, surroundings: ItemSurroundings): void {
    const { running, domains, isBusy } = surroundings;
    const kind = kindOf(item.type);
    const shown = [item.type, item, running, domains, kind !== undefined && isBusy];
    if (shown.every((value, index) => value === this.#shown[index])) return;
    if (item.type !== this.#shown[0]) this.#draw = kind?.view() ?? messageView();
    this.#shown = shown;
    render(this.#draw(item, surroundings), this.element);
  }
}

function messageView(): ReturnType<ItemKind['view']> {
  const markdown = new MarkdownViews();
  return (item, { running, domains }) => {
    if (item.type === 'user_message') return userMessage(item);
    if (item.type === 'assistant_message') return answer(item, { running, domains, markdown });
    return item.type === 'other' && item.words !== undefined ? missing(item.words) : nothing;
  };
}
