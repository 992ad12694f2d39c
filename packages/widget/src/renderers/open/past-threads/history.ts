import {
  type CSSResultGroup,
  LitElement,
  type PropertyDeclarations,
  type TemplateResult,
  html,
  nothing,
} from 'lit';
import type { WidgetError } from '../../../widget-error.ts';
import { svg } from '../parts/svg.ts';
import { controlStyles } from '../parts/control.styles.ts';
import { historyStyles } from './history.styles.ts';
import { historyTexts as texts } from './history-texts.ts';
import { type Row, threadRow } from './thread-row.ts';
import type { ListedThread, ThreadList } from './thread-list.ts';

/** What the list needs of the chat that it covers. */
export interface HistoryHost {
  /** The conversation that is open; `null`: a new one. */
  current(): string | null;
  choose(threadId: string): void;
  renamed(threadId: string): void;
  removed(threadId: string): void;
  /** The list is to go. */
  close(): void;
  report(error: unknown): WidgetError;
}

/** The user's conversations: opens, renames and deletes them. Covers the chat while it is in it. */
export class ChatKitHistory extends LitElement {
  static override readonly styles: CSSResultGroup = [controlStyles, historyStyles];

  static override readonly properties: PropertyDeclarations = {
    isLoading: { state: true },
    problem: { state: true },
    selected: { state: true },
  };

  declare private isLoading: boolean;
  /** What went wrong last, in a sentence. */
  declare private problem: string | null;
  /** The conversation that is being renamed or deleted. */
  declare private selected: (Pick<Row, 'mode'> & { readonly id: string }) | null;

  readonly #list: ThreadList;
  readonly #host: HistoryHost;
  readonly #actions: Pick<Row, 'canRename' | 'canDelete' | 'locale'>;

  constructor(list: ThreadList, host: HistoryHost, actions: Pick<Row, 'canRename' | 'canDelete' | 'locale'>) {
    super();
    this.#list = list;
    this.#host = host;
    this.#actions = actions;
    this.isLoading = false;
    this.problem = null;
    this.selected = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
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
        <h2 class="title">${texts.title}</h2>
        <button class="quiet close" part="button history-close" type="button" @click=${this.#close}>
          ${svg('cross', 'M17 7 7 17M7 7l10 10')}<span>${texts.close}</span>
        </button>
      </header>
      <div class="scroller">
        ${this.#threads()} ${this.#end()}
        <p class="hidden" role="status">${this.isLoading ? texts.loading : ''}</p>
      </div>
    </section>`;
  }

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
    if (this.#list.threads.length === 0) return html`<p class="end">${texts.empty}</p>`;
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
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    event.preventDefault();
    if (this.selected === null) this.#host.close();
    else this.#select(this.selected.id, 'shown');
  };

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
      this.#host.renamed(id);
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

  #attempt(work: () => Promise<void>): void {
    this.problem = null;
    work()
      .catch((error: unknown) => {
        if (this.isConnected) this.problem = this.#host.report(error).message;
      })
      .finally(() => {
        this.isLoading = false;
        this.requestUpdate();
      });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chatkit-history': ChatKitHistory;
  }
}
