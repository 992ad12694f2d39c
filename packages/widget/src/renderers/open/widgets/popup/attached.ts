import { type ElementPart, noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { Option } from '../values/options.ts';
import type { CalendarSettings } from './calendar.ts';
import type * as Popups from './popups.ts';

/** Loads what opens popups. Without it the browser's own controls are there, and stay. */
async function load(): Promise<typeof Popups | null> {
  return import('./popups.ts').catch(() => null);
}

class SearchIn extends Directive {
  #options: readonly Option[] = [];
  #combo: Popups.Combo | null = null;
  #isAsked = false;

  override render(_: readonly Option[]): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [options]: [readonly Option[]]): typeof noChange {
    this.#options = options;
    if (this.#combo) queueMicrotask(() => this.#combo?.show(this.#options));
    else if (!this.#isAsked) void this.#begin(element);
    return noChange;
  }

  async #begin(element: Element): Promise<void> {
    this.#isAsked = true;
    const popups = await load();
    const field = element.querySelector('input');
    const select = element.querySelector('select');
    if (!popups || !(element instanceof HTMLElement) || field === null || select === null) return;
    this.#combo = new popups.Combo(element, field, select);
    this.#combo.show(this.#options);
  }
}

/** Lets the options of the `<select>` in it be searched by the `<input>` beside that. */
export const searchIn = directive(SearchIn);

class ChooseDay extends Directive {
  #settings: CalendarSettings = { side: 'bottom', align: 'start', locale: undefined };
  #calendar: Popups.Calendar | null = null;
  #isAsked = false;

  override render(_: CalendarSettings): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [settings]: [CalendarSettings]): typeof noChange {
    this.#settings = settings;
    if (!this.#isAsked) void this.#begin(element);
    // Once all is drawn: days that are drawn anew take the focus along.
    queueMicrotask(() => this.#calendar?.speak());
    return noChange;
  }

  async #begin(anchor: Element): Promise<void> {
    this.#isAsked = true;
    const popups = await load();
    const field = anchor.querySelector('input');
    const toggle = anchor.querySelector<HTMLButtonElement>('.toggle');
    if (popups && anchor instanceof HTMLElement && field && toggle)
      this.#calendar = new popups.Calendar({ anchor, field, toggle }, () => this.#settings);
  }
}

/** Lets the day of the date field in it be chosen from a calendar, by the button `.toggle` beside that. */
export const chooseDay = directive(ChooseDay);
