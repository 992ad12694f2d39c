import { type TemplateResult, nothing, render } from 'lit';
import { MarkdownViews } from '../markdown/markdown-view.ts';
import type { ThreadItem } from '../wire.ts';
import { answer, userMessage } from './message.ts';
import { workflow } from './workflow.ts';

export interface ItemSurroundings {
  /** Whether the item with this id has begun and not ended. */
  isRunning: (id: string) => boolean;
  /** Hosts that pictures may come from. */
  domains: readonly string[];
}

/** The items of a thread, an element each, kept while the item is there. Only what has changed is drawn again. */
export class ItemList {
  readonly element = document.createElement('div');
  #views = new Map<string, ItemView>();

  constructor() {
    this.element.className = 'list';
  }

  show(items: readonly ThreadItem[], { isRunning, domains }: ItemSurroundings): void {
    const views = new Map<string, ItemView>();
    let place = this.element.firstElementChild;
    for (const item of items) {
      const view = this.#views.get(item.id) ?? new ItemView();
      views.set(item.id, view);
      view.show(item, isRunning(item.id), domains);
      if (view.element === place) place = place.nextElementSibling;
      else this.element.insertBefore(view.element, place);
    }
    for (const [id, { element }] of this.#views) if (!views.has(id)) element.remove();
    this.#views = views;
  }
}

class ItemView {
  readonly element = document.createElement('div');
  readonly #markdown = new MarkdownViews();
  #shown: readonly unknown[] = [];

  show(item: ThreadItem, running: boolean, domains: readonly string[]): void {
    const shown = [item, running, domains];
    if (shown.every((value, index) => value === this.#shown[index])) return;
    this.#shown = shown;
    render(this.#draw(item, running, domains), this.element);
  }

  #draw(item: ThreadItem, running: boolean, domains: readonly string[]): TemplateResult | typeof nothing {
    const markdown = this.#markdown;
    switch (item.type) {
      case 'user_message':
        return userMessage(item);
      case 'assistant_message':
        return answer(item, { running, domains, markdown });
      case 'workflow':
        return workflow(item.workflow, { running, markdown });
      default:
        return nothing;
    }
  }
}
