import { LitElement, type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import { WidgetError } from '../../../widget-error.ts';
import { icon } from '../conversation/icon.ts';
import { copyText } from '../copy-text.ts';
import type { ConversationOptions } from '../item-kind.ts';
import { svg } from '../parts/svg.ts';
import type { ThreadStore } from '../thread-store.ts';
import type { Verdict } from '../wire.ts';
import { actionTexts as texts } from './action-texts.ts';
import { verdictsOf } from './verdicts.ts';

const pictures = {
  positive: svg(
    'positive',
    'M7.5 10.8 11 3.6a2.3 2.3 0 0 1 2.3 2.3v3.6h4.9a1.9 1.9 0 0 1 1.9 2.2l-1.1 6.9a1.9 1.9 0 0 1-1.9 1.6H7.5zm0 0H4.4v9.4h3.1',
  ),
  negative: svg(
    'negative',
    'M16.5 13.2 13 20.4a2.3 2.3 0 0 1-2.3-2.3v-3.6H5.8a1.9 1.9 0 0 1-1.9-2.2L5 5.4a1.9 1.9 0 0 1 1.9-1.6h9.6zm0 0h3.1V3.8h-3.1',
  ),
} as const;

const copyPicture = svg(
  'copy',
  'M15.5 8.5v-3a2 2 0 0 0-2-2h-8a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h3m2-7h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2z',
);

/** What can be done with an answer: copying it, saying what one thinks of it, asking again. Lives in the conversation's root. */
export class ChatKitMessageActions extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    itemId: { attribute: false },
    words: { attribute: false },
    store: { attribute: false },
    options: { attribute: false },
    outcome: { state: true },
  };

  declare itemId: string;
  /** What is copied; empty when there is nothing to copy. */
  declare words: string;
  declare store: ThreadStore | null;
  declare options: ConversationOptions;
  /** What came of the last press. */
  declare private outcome: 'taken' | 'refused' | null;

  constructor() {
    super();
    this.itemId = '';
    this.words = '';
    this.store = null;
    this.options = {};
    this.outcome = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { feedback, retry } = this.options.threadItemActions ?? {};
    return html`<div class="actions" part="message-actions">
      ${this.#copy()} ${feedback ? html`${this.#judge('positive')}${this.#judge('negative')}` : nothing}
      ${
        retry
          ? html`<button
              class="round action again"
              part="button message-action again"
              type="button"
              aria-label=${texts.again}
              title=${texts.again}
              @click=${this.#askAgain}
            >
              ${icon('retry')}
            </button>`
          : nothing
      }
      <span class=${this.outcome === 'refused' ? 'not-taken' : 'hidden'} role="status"
        >${this.outcome ? { taken: texts.thanks, refused: texts.notTaken }[this.outcome] : ''}</span
      >
    </div>`;
  }

  #copy(): TemplateResult | typeof nothing {
    // Browsers offer the clipboard on secure pages only.
    if (!globalThis.isSecureContext || this.words === '') return nothing;
    return html`<button
      class="round action"
      part="button message-action copy"
      type="button"
      aria-label=${texts.copy}
      @click=${this.#copied}
    >
      ${copyPicture}${icon('check')}
    </button>`;
  }

  #judge(verdict: Verdict): TemplateResult {
    return html`<button
      class="round action"
      part="button message-action ${verdict}"
      type="button"
      aria-label=${texts[verdict]}
      title=${texts[verdict]}
      aria-pressed=${this.#verdict === verdict}
      @click=${() => this.#give(verdict)}
    >
      ${pictures[verdict]}
    </button>`;
  }

  get #verdict(): Verdict | undefined {
    return this.store ? verdictsOf(this.store).get(this.itemId) : undefined;
  }

  readonly #copied = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLButtonElement)
      void copyText(currentTarget, { label: texts.copy, text: () => this.words });
  };

  readonly #askAgain = (): void => {
    // Its failures are shown below the conversation.
    this.store?.answerAgain(this.itemId).catch((error: unknown) => {
      if (!(error instanceof WidgetError)) reportError(error);
    });
  };

  /** What was thought before is said again when the server does not take this. */
  async #give(verdict: Verdict): Promise<void> {
    const { store, itemId } = this;
    const thread_id = store?.state.threadId ?? null;
    if (store === null || thread_id === null || this.#verdict === verdict) return;
    const verdicts = verdictsOf(store);
    const before = verdicts.get(itemId);
    verdicts.set(itemId, verdict);
    this.outcome = null;
    this.requestUpdate();
    try {
      const params = { thread_id, item_ids: [itemId], kind: verdict };
      await store.options.client.document({ type: 'items.feedback', params }, store.signal);
      this.outcome = 'taken';
    } catch (error) {
      if (before === undefined) verdicts.delete(itemId);
      else verdicts.set(itemId, before);
      if (store.signal.aborted) return;
      this.outcome = 'refused';
      store.report(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chatkit-message-actions': ChatKitMessageActions;
  }
}
