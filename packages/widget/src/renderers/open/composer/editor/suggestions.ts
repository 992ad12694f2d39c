import { type TemplateResult, html, nothing } from 'lit';
import { writingTexts } from './writing-texts.ts';

/** Something to choose from a list. */
export interface Suggestion {
  label: string;
  description?: string | undefined;
  picture?: unknown;
  group?: string | undefined;
  choose: () => void;
}

/** Milliseconds from the last letter to the search. */
const pause = 150;
/** More are not shown: one writes on instead. */
const most = 50;

export interface SuggestionsOptions {
  /** There is something else to show. */
  changed: () => void;
  say: (sentence: string) => void;
}

type State = 'closed' | 'searching' | 'failed' | 'there';

/** A list above the composer of what the page finds for what is being written. The focus stays in the text. */
export class Suggestions {
  readonly #options: SuggestionsOptions;
  #state: State = 'closed';
  #label = '';
  #entries: readonly Suggestion[] = [];
  #current = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What comes of any other search is dropped. */
  #search = 0;

  constructor(options: SuggestionsOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#state !== 'closed';
  }

  /** It was found, and there is nothing. */
  get isEmpty(): boolean {
    return this.#state === 'there' && this.#entries.length === 0;
  }

  /** The id of the entry that Enter chooses. */
  get currentId(): string | null {
    return this.#state === 'there' && this.#entries.length > 0 ? `suggestion-${this.#current}` : null;
  }

  /** Asks after a pause, unless it has just been opened. What was found before stays meanwhile. */
  search(label: string, find: () => Promise<readonly Suggestion[]>): void {
    const isFirst = this.#state === 'closed';
    clearTimeout(this.#timer);
    this.#search += 1;
    this.#label = label;
    const search = this.#search;
    if (isFirst) {
      this.#entries = [];
      this.#state = 'searching';
    }
    this.#timer = setTimeout(() => void this.#find(search, find), isFirst ? 0 : pause);
    this.#options.changed();
  }

  /** Shows these. */
  offer(label: string, entries: readonly Suggestion[]): void {
    this.#search += 1;
    this.#label = label;
    this.#show(entries);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#search += 1;
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#entries = [];
    this.#options.changed();
  }

  /** Does what a key means for the list; answers whether it meant anything. */
  press({ key }: KeyboardEvent): boolean {
    const count = this.#entries.length;
    if (key === 'Escape') {
      this.close();
      return true;
    }
    if (count === 0) return false;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      this.#current = (this.#current + (key === 'ArrowDown' ? 1 : count - 1)) % count;
      this.#options.changed();
      return true;
    }
    if (key !== 'Enter' && key !== 'Tab') return false;
    this.#entries[this.#current]?.choose();
    return true;
  }

  draw(): TemplateResult | typeof nothing {
    if (this.#state === 'closed') return nothing;
    return html`<div class="menu suggestions" part="menu" @mousedown=${keepFocus}>
      ${this.#note()}
      <div role="listbox" id="suggestions" aria-label=${this.#label}>
        ${grouped(this.#entries).map(([group, entries]) => this.#group(group, entries))}
      </div>
    </div>`;
  }

  #note(): TemplateResult | typeof nothing {
    if (this.#state === 'searching') return note(writingTexts.searching);
    if (this.#state === 'failed') return note(writingTexts.failed);
    return this.isEmpty ? note(writingTexts.nothing) : nothing;
  }

  #group(group: string, entries: readonly Suggestion[]): TemplateResult {
    return html`<div role="group" aria-label=${group || nothing}>
      ${group ? html`<div class="group-name" aria-hidden="true" dir="auto">${group}</div>` : nothing}
      ${entries.map((entry) => this.#option(entry))}
    </div>`;
  }

  #option(entry: Suggestion): TemplateResult {
    const place = this.#entries.indexOf(entry);
    const isCurrent = place === this.#current;
    return html`<div
      class="choice"
      part="choice"
      role="option"
      id="suggestion-${place}"
      aria-selected=${isCurrent}
      @click=${entry.choose}
    >
      ${entry.picture}<span dir="auto"
        >${entry.label}${entry.description ? html`<small>${entry.description}</small>` : nothing}</span
      >
    </div>`;
  }

  async #find(search: number, find: () => Promise<readonly Suggestion[]>): Promise<void> {
    try {
      const entries = await find();
      if (search === this.#search) this.#show(entries);
    } catch (error) {
      // The page's own search: it is told as of any mistake of its own.
      reportError(error);
      if (search !== this.#search) return;
      this.#entries = [];
      this.#state = 'failed';
      this.#options.changed();
    }
  }

  #show(entries: readonly Suggestion[]): void {
    this.#entries = grouped(entries.slice(0, most)).flatMap(([, members]) => members);
    this.#state = 'there';
    this.#current = 0;
    this.#options.say(this.isEmpty ? writingTexts.nothing : writingTexts.found(this.#entries.length));
    this.#options.changed();
  }
}

function note(sentence: string): TemplateResult {
  return html`<p class="note">${sentence}</p>`;
}

/** By their headings, in the order in which these first come. */
function grouped(entries: readonly Suggestion[]): [group: string, entries: Suggestion[]][] {
  return [...Map.groupBy(entries, ({ group = '' }) => group)];
}

const keepFocus = (event: Event): void => event.preventDefault();
