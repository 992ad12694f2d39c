import { type TemplateResult, nothing, render } from 'lit';
import { MarkdownViews } from '../markdown/markdown-view.ts';
import type { ThreadItem } from '../wire.ts';
import { answer, userMessage, widgetMessage } from './message.ts';
import { WidgetSlot, type WidgetSurroundings } from './widget-slot.ts';
import { workflow } from './workflow.ts';

export interface ItemSurroundings extends Omit<WidgetSurroundings, 'running'> {
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

  show(items: readonly ThreadItem[], { isRunning, ...surroundings }: ItemSurroundings): void {
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
  readonly #markdown = new MarkdownViews();
  #widget: WidgetSlot | null = null;
  #shown: readonly unknown[] = [];

  show(item: ThreadItem, surroundings: WidgetSurroundings): void {
    const { running, domains, isBusy } = surroundings;
    const shown = [item, running, domains, item.type === 'widget' && isBusy];
    if (shown.every((value, index) => value === this.#shown[index])) return;
    this.#shown = shown;
    render(this.#draw(item, surroundings), this.element);
  }

  #draw(item: ThreadItem, surroundings: WidgetSurroundings): TemplateResult | typeof nothing {
    const markdown = this.#markdown;
    const { running, domains } = surroundings;
    switch (item.type) {
      case 'user_message':
        return userMessage(item);
      case 'assistant_message':
        return answer(item, { running, domains, markdown });
      case 'workflow':
        return workflow(item.workflow, { running, markdown });
      case 'widget':
        this.#widget ??= new WidgetSlot();
        return widgetMessage(this.#widget.show(item, surroundings), running ? undefined : item.copy_text);
      default:
        return nothing;
    }
  }
}
