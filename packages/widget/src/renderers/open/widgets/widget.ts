import {
  type CSSResultGroup,
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
  html,
  nothing,
} from 'lit';
import { MarkdownViews } from '../markdown/markdown-view.ts';
import { markdownStyles } from '../markdown/markdown.styles.ts';
import { controlStyles } from '../parts/control.styles.ts';
import { icon } from '../conversation/icon.ts';
import type { ConversationOptions } from '../item-kind.ts';
import { optionalText } from '../read-json.ts';
import { sharedTexts } from '../conversation/shared-texts.ts';
import type { ThreadStore } from '../thread-store.ts';
import { widgetText } from './item/widget-text.ts';
import type { WidgetComponent, WidgetItem } from '../wire.ts';
import { ActionRunner } from './actions/action-runner.ts';
import type { Draw } from './context.ts';
import { drawWidget } from './draw.ts';
import { knownLocale } from '../known-locale.ts';
import type * as PageElements from './page-element.ts';
import { buttonStyles } from './styles/button.styles.ts';
import { checkStyles } from './styles/check.styles.ts';
import { containerStyles } from './styles/container.styles.ts';
import { displayStyles } from './styles/display.styles.ts';
import { oneOf } from './values/one-of.ts';
import { widgetTexts } from './widget-texts.ts';

/** A widget of the assistant: drawn, kept up to date, and used. Wears the colours of what it is in. */
export class ChatKitWidget extends LitElement {
  static override readonly styles: CSSResultGroup = [
    controlStyles,
    markdownStyles,
    containerStyles,
    displayStyles,
    buttonStyles,
    checkStyles,
  ];

  static override readonly properties: PropertyDeclarations = {
    item: { attribute: false },
    running: { attribute: false },
    isBusy: { attribute: false },
    domains: { attribute: false },
    store: { attribute: false },
    options: { attribute: false },
  };

  declare item: WidgetItem | null;
  /** It has begun and not ended. */
  declare running: boolean;
  /** Actions that are a turn of their own have to wait. */
  declare isBusy: boolean;
  /** Hosts that pictures may come from. */
  declare domains: readonly string[];
  /** Who carries out its actions. */
  declare store: ThreadStore | null;
  /** What the page wants. */
  declare options: ConversationOptions;

  readonly #markdown = new MarkdownViews();
  readonly #unfolded = new Set<string>();
  #page: typeof PageElements | null = null;
  readonly #actions = new ActionRunner({
    item: () => this.item,
    store: () => this.store,
    isBusy: () => this.isBusy,
    isRunning: () => this.running,
    container: () => this.renderRoot.querySelector('.widget'),
    changed: () => this.requestUpdate(),
  });

  constructor() {
    super();
    this.item = null;
    this.running = false;
    this.isBusy = false;
    this.domains = [];
    this.store = null;
    this.options = {};
    for (const type of ['mousedown', 'click', 'keydown', 'beforeinput'])
      this.addEventListener(type, this.#guard, true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute(
      'exportparts',
      'button, retry, markdown, widget, widget-button, widget-field, widget-row',
    );
  }

  protected override update(changed: PropertyValues<this>): void {
    const focused = this.shadowRoot?.activeElement;
    super.update(changed);
    const before = changed.get('item');
    if (before && before.widget !== this.item?.widget) this.#actions.replaced();
    // What had the focus is gone, or of no more use: whoever had it there goes on from here.
    const isLost = focused && (!focused.isConnected || focused.matches(':disabled'));
    if (isLost) this.renderRoot.querySelector<HTMLElement>('.widget')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.item === null) return nothing;
    const { widget } = this.item;
    const theme = oneOf(widget['theme'], ['', 'light', 'dark']);
    return html`<div
        class="widget ${theme}"
        part="widget"
        role="group"
        tabindex="-1"
        aria-label=${widgetText(widget)[0]?.slice(0, 100) ?? widgetTexts.widget}
      >
        ${drawWidget(widget, {
          streaming: this.running,
          domains: this.domains,
          locale: knownLocale(this.options.locale),
          markdown: this.#markdown,
          actions: this.#actions,
          labelled: new Set(labelledFields(widget)),
          isUnfolded: (path) => this.#unfolded.has(path),
          unfold: this.#unfold,
          pageElement: this.#pageElement,
        })}
      </div>
      ${this.#trouble()}`;
  }

  #trouble(): TemplateResult | typeof nothing {
    const { trouble } = this.#actions;
    if (trouble === null) return nothing;
    return html`<div class="trouble" role="alert">
      ${icon('alert')}<span>${trouble.message}</span>
      <button class="outlined" part="button retry" type="button" @click=${trouble.retry}>
        ${icon('retry')}<span>${sharedTexts.retry}</span>
      </button>
    </div>`;
  }

  readonly #unfold = (path: string, open: boolean): void => {
    if (open) this.#unfolded.add(path);
    else this.#unfolded.delete(path);
    this.requestUpdate();
  };

  readonly #redraw = (): void => this.requestUpdate();

  /** Pages that have elements of their own load what draws them. */
  readonly #pageElement = (type: string): Draw | null => {
    const elements = this.store?.options.pageWidgets()?.elements;
    if (elements === undefined) return null;
    if (this.#page === null) void this.#loadPage();
    return this.#page?.drawOf(elements, { type, changed: this.#redraw }) ?? null;
  };

  async #loadPage(): Promise<void> {
    this.#page = await import('./page-element.ts').catch(() => null);
    if (this.#page) this.requestUpdate();
  }

  /** While the whole widget is at work nothing in it can be used; the focus stays where it is. */
  readonly #guard = (event: Event): void => {
    const isAway = event instanceof KeyboardEvent && (event.key === 'Tab' || event.ctrlKey || event.metaKey);
    if (!this.#actions.isInert || isAway) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function labelledFields({ type, fieldName, children }: WidgetComponent): string[] {
  const own = type === 'Label' ? optionalText(fieldName) : undefined;
  return [...(own === undefined ? [] : [own]), ...children.flatMap(labelledFields)];
}

declare global {
  interface HTMLElementTagNameMap {
    'chatkit-widget': ChatKitWidget;
  }
}
