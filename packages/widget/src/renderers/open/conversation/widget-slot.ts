import { texts } from '../texts.ts';
import { widgetText } from '../widget-text.ts';
import type { ThreadStore } from '../thread-store.ts';
import type { WidgetItem } from '../wire.ts';

export interface WidgetSurroundings {
  /** It has begun and not ended. */
  running: boolean;
  /** A turn runs or a thread loads: actions that are a turn of their own have to wait. */
  isBusy: boolean;
  /** Hosts that pictures may come from. */
  domains: readonly string[];
  /** Who carries out its actions. */
  store: ThreadStore | null;
}

/** What draws widgets is loaded with the first one. */
let loading: Promise<unknown> | null = null;

/** The place of a widget. It holds the widget's words until what draws it has been loaded, or for good when it cannot be. */
export class WidgetSlot {
  readonly element = document.createElement('chatkit-widget');
  #words = '';

  constructor() {
    loading ??= import('../widgets/define.ts');
    loading.catch(() => {
      this.#words = `\n${texts.incomplete}`;
      this.element.append(this.#words);
    });
  }

  show(item: WidgetItem, surroundings: WidgetSurroundings): HTMLElement {
    if (this.element.shadowRoot === null)
      this.element.textContent = widgetText(item.widget).join('\n') + this.#words;
    return Object.assign(this.element, { item, ...surroundings });
  }
}
