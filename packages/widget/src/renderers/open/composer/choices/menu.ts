import { type TemplateResult, html } from 'lit';
import type { Desk } from '../extra.ts';

export interface MenuContent {
  /** What the button is called. */
  label: string;
  /** What it shows. */
  face: unknown;
  /** The entries, made by `menuEntry`. */
  entries: readonly TemplateResult[];
  /** It stands at the end of the row. */
  isAtEnd?: boolean;
}

export interface MenuEntry {
  label: string;
  description?: string | undefined;
  picture?: unknown;
  isChosen: boolean;
  isDisabled?: boolean | undefined;
  choose: () => void;
}

const steps: Readonly<Record<string, (place: number, count: number) => number>> = {
  ArrowDown: (place, count) => (place + 1) % count,
  ArrowUp: (place, count) => (place - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * A button with a menu above the composer. The focus goes into the menu, to the chosen entry; Escape and Tab close it, and
 * Escape gives the focus back to the button.
 */
export class Menu {
  readonly #desk: Desk;
  #isOpen = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  draw({ label, face, entries, isAtEnd = false }: MenuContent): TemplateResult {
    return html`<span class="menu-place" @focusout=${this.#left} @keydown=${this.#pressed}>
      <button
        class="quiet menu-button"
        part="button menu-button"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.#isOpen}
        aria-label=${label}
        title=${label}
        @mousedown=${keepFocus}
        @click=${this.#toggle}
      >
        ${face}
      </button>
      ${
        this.#isOpen
          ? html`<div
              class="menu ${isAtEnd ? 'ending' : ''}"
              part="menu"
              role="menu"
              tabindex="-1"
              aria-label=${label}
            >
              ${entries}
            </div>`
          : null
      }
    </span>`;
  }

  close(): void {
    this.#isOpen = false;
    this.#desk.changed();
  }

  readonly #toggle = ({ currentTarget }: Event): void => {
    this.#isOpen = !this.#isOpen;
    this.#desk.changed();
    const place = currentTarget instanceof Element ? currentTarget.parentElement : null;
    if (this.#isOpen && place) void this.#enter(place);
  };

  async #enter(place: HTMLElement): Promise<void> {
    await this.#desk.composer?.updateComplete;
    const entries = entriesOf(place);
    (entries.find(({ ariaChecked }) => ariaChecked === 'true') ?? entries[0])?.focus();
  }

  readonly #left = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    const isInside =
      relatedTarget instanceof Node && currentTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (this.#isOpen && !isInside) this.close();
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    const { key, currentTarget } = event;
    if (!(currentTarget instanceof HTMLElement)) return;
    const entries = entriesOf(currentTarget);
    if (!this.#isOpen || entries.length === 0) return;
    if (key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      currentTarget.querySelector<HTMLElement>('.menu-button')?.focus();
      this.close();
      return;
    }
    const place = entries.findIndex((entry) => entry.matches(':focus'));
    const next = steps[key]?.(place, entries.length) ?? startingWith(key, entries, place);
    if (next === null) return;
    event.preventDefault();
    entries[next]?.focus();
  };
}

/** Browsers differ in whether a press of a button focuses it; here the menu's being left would close it just before. */
const keepFocus = (event: Event): void => event.preventDefault();

/** The next entry that begins with this letter. */
function startingWith(key: string, entries: readonly HTMLElement[], place: number): number | null {
  if (key.length !== 1 || key === ' ') return null;
  const begins = ({ textContent }: HTMLElement): boolean =>
    textContent.trim().toLowerCase().startsWith(key.toLowerCase());
  const ahead = entries.findIndex((entry, index) => index > place && begins(entry));
  const found = ahead < 0 ? entries.findIndex(begins) : ahead;
  return found < 0 ? null : found;
}

/** One of several to choose from; it says which is chosen. */
export function menuEntry(entry: MenuEntry): TemplateResult {
  const { label, description, picture, isChosen, isDisabled = false, choose } = entry;
  return html`<button
    class="choice"
    part="choice"
    type="button"
    role="menuitemradio"
    tabindex="-1"
    aria-checked=${isChosen}
    aria-disabled=${isDisabled}
    @click=${() => isDisabled || choose()}
  >
    ${picture}<span dir="auto">${label}${description ? html`<small>${description}</small>` : null}</span
    ><span class="mark"></span>
  </button>`;
}

function entriesOf(place: HTMLElement): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>('[role=menu] .choice')];
}
