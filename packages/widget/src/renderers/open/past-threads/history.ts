import {
  type CSSResultGroup,
  LitElement,
  type PropertyDeclarations,
  type TemplateResult,
  html,
  nothing,
} from 'lit';
import type { WidgetError } from '../../../widget-error.ts';
import { pageParts } from '../parts/page-parts.ts';
import { svg } from '../parts/svg.ts';
import { controlStyles } from '../parts/control.styles.ts';
import { historyStyles } from './history.styles.ts';
import { historyTexts as texts } from './history-texts.ts';
import { type Row, threadRow } from './thread-row.ts';
import type { ListedThread, ThreadList } from './thread-list.ts';

/** Milliseconds from the last key to the search. */
const pause = 200;

/** What the list needs of the chat that it covers. */
export interface HistoryHost {
  /** The conversation that is open; `null`: a new one. */
  current(): string | null;
  choose(threadId: string): void;
  renamed(threadId: string, title: string): void;
  removed(threadId: string): void;
  /** Saves it as a file. */
  save(threadId: string): Promise<void>;
  /** The list is to go. */
  close(): void;
  report(error: unknown): WidgetError;
}

/** For pages to style from outside of the chat. */
const exportedParts = [
  'history, history-header, history-title, history-thread, history-choose, history-rename, history-delete',
  'history-confirm, history-cancel, history-export, history-save, history-close, history-input, button, retry, more',
].join();

/** The user's conversations: opens, renames and deletes them. Covers the chat while it is in it. */
export class ChatKitHistory extends LitElement {
  static override readonly styles: CSSResultGroup = [controlStyles, historyStyles];

  static override readonly properties: PropertyDeclarations = {
    isLoading: { state: true },
    isLooking: { state: true },
    problem: { state: true },
    selected: { state: true },
    saving: { state: true },
  };

  declare private isLoading: boolean;
  /** Somebody types what to look for. */
  declare private isLooking: boolean;
  /** What went wrong last, in a sentence. */
  declare private problem: string | null;
  /** The conversation that is being renamed or deleted. */
  declare private selected: (Pick<Row, 'mode'> & { readonly id: string }) | null;
  /** The conversation that is being saved. */
  declare private saving: string | null;

  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #list: ThreadList;
  readonly #host: HistoryHost;
  readonly #actions: Pick<Row, 'canRename' | 'canDelete' | 'locale'>;

  constructor(list: ThreadList, host: HistoryHost, actions: Pick<Row, 'canRename' | 'canDelete' | 'locale'>) {
    super();
    this.#list = list;
    this.#host = host;
    this.#actions = actions;
    this.isLoading = this.isLooking = false;
    this.problem = null;
    this.selected = null;
    this.saving = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('exportparts', exportedParts);
    if (this.#list.threads.length === 0) this.#more();
  }

  override focus(): void {
    this.#focusOn('.close');
  }

  protected override render(): TemplateResult {
    return html`<section
      class="history"
      part="history"
      aria-label=${texts.title}
      @keydown=${this.#keyPressed}
    >
      <header class="top" part="history-header">
        <h2 class="title" part="history-title" aria-level=${pageParts.level ?? nothing}>${texts.title}</h2>
        <button class="quiet close" part="button history-close" type="button" @click=${this.#close}>
          ${svg('cross', 'M17 7 7 17M7 7l10 10')}<span>${texts.close}</span>
        </button>
      </header>
      <div class="scroller">
        ${this.#finder()} ${this.#threads()} ${this.#end()}
        <p class="hidden" role="status">${this.#news()}</p>
      </div>
    </section>`;
  }

  /** There is nothing to look for in an empty list. */
  #finder(): TemplateResult | typeof nothing {
    if (this.#list.threads.length === 0 && this.#list.words === '' && !this.isLooking) return nothing;
    return html`<div class="column finder">
      <input
        class="search"
        part="history-search"
        type="search"
        dir="auto"
        aria-label=${texts.search}
        placeholder=${texts.search}
        autocomplete="off"
        maxlength="200"
        @input=${this.#searched}
      />
    </div>`;
  }

  /** When nobody has typed for a moment. */
  readonly #searched = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const { value } = target;
    this.isLooking = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.isLoading = true;
      this.#attempt(() => this.#list.search(value));
    }, pause);
  };

  #threads(): TemplateResult | typeof nothing {
    const { threads } = this.#list;
    if (threads.length === 0) return nothing;
    return html`<ul class="column threads">
      ${threads.map((thread) => threadRow(this.#row(thread)))}
    </ul>`;
  }

  #row(thread: ListedThread): Row {
    const { id } = thread;
    return {
      ...this.#actions,
      thread,
      isCurrent: id === this.#host.current(),
      mode: this.selected?.id === id ? this.selected.mode : 'shown',
      choose: () => this.#host.choose(id),
      select: (mode) => this.#select(id, mode),
      rename: (title) => this.#rename(thread, title),
      remove: () => this.#remove(id),
      save: () => this.#save(id),
      isSaving: this.saving === id,
    };
  }

  #end(): TemplateResult | typeof nothing {
    if (this.problem !== null)
      return html`<div class="end" role="alert">
        <p>${this.problem}</p>
        <button class="outlined" part="button retry" type="button" @click=${this.#more}>
          ${texts.retry}
        </button>
      </div>`;
    if (this.isLoading) return html`<div class="end" aria-hidden="true"><span class="waiting"></span></div>`;
    const { threads, words } = this.#list;
    if (threads.length === 0 && !this.#list.hasMore)
      return html`<p class="end" role="status" dir="auto">
        ${words === '' ? texts.empty : texts.nothing(words)}
      </p>`;
    if (!this.#list.hasMore) return nothing;
    return html`<div class="end">
      <button class="outlined" part="button more" type="button" @click=${this.#more}>${texts.more}</button>
    </div>`;
  }

  readonly #more = (): void => {
    if (this.isLoading) return;
    this.isLoading = true;
    this.#attempt(() => this.#list.load());
  };

  readonly #close = (): void => this.#host.close();

  /** Escape leaves what is open innermost. */
  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#move(event, event.key === 'ArrowDown');
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    if (this.selected === null) this.#host.close();
    else this.#select(this.selected.id, 'shown');
  };

  /** From the search to the first conversation, and on to the next ones. */
  #move(event: KeyboardEvent, isDown: boolean): void {
    const stops = [...this.renderRoot.querySelectorAll<HTMLElement>('.search, .thread')];
    const place = stops.findIndex((stop) => stop.matches(':focus'));
    const next = place < 0 ? undefined : stops[place + (isDown ? 1 : -1)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  #select(id: string, mode: Row['mode']): void {
    const before = this.selected?.mode;
    this.selected = mode === 'shown' ? null : { id, mode };
    this.#focusRow(id, mode === 'shown' ? (before ?? 'shown') : mode, mode === 'shown');
  }

  /** To what the row shows now, or back to the button that it came from. */
  #focusRow(id: string, mode: Row['mode'], isBack: boolean): void {
    const wanted = isBack ? `.${mode}` : mode === 'renamed' ? 'input' : '.no';
    this.#focusOn(`[data-thread="${CSS.escape(id)}"] ${wanted}`);
  }

  #focusOn(selector: string): void {
    this.updateComplete
      .then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus())
      .catch(reportError);
  }

  #rename({ id, title: before }: ListedThread, title: string): void {
    const words = title.trim();
    this.#select(id, 'shown');
    if (words === '' || words === before) return;
    this.#attempt(async () => {
      await this.#list.rename(id, words);
      this.#host.renamed(id, words);
    });
  }

  #remove(id: string): void {
    this.selected = null;
    this.#attempt(async () => {
      await this.#list.remove(id);
      this.#host.removed(id);
      this.focus(); // where it was is nothing now
    });
  }

  #save(id: string): void {
    if (this.saving !== null) return;
    this.saving = id;
    this.#attempt(() => this.#host.save(id).finally(() => (this.saving = null)));
  }

  /** What is going on, for those who cannot see it. */
  #news(): string {
    if (this.saving !== null) return texts.saving;
    return this.isLoading ? texts.loading : '';
  }

  #attempt(work: () => Promise<void>): void {
    this.problem = null;
    work()
      .catch((error: unknown) => {
        if (this.isConnected) this.problem = this.#host.report(error).message;
      })
      .finally(() => {
        this.isLoading = this.isLooking = false;
        this.requestUpdate();
      });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chatkit-history': ChatKitHistory;
  }
}
