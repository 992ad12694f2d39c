import {
  type CSSResultGroup,
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
  html,
  nothing,
} from 'lit';
import { isAtRest } from '../is-at-rest.ts';
import { MarkdownViews } from '../markdown/markdown-view.ts';
import { markdownStyles } from '../markdown/markdown.styles.ts';
import { controlStyles } from '../parts/control.styles.ts';
import { icon } from '../parts/icon.ts';
import { texts } from '../texts.ts';
import { type ThreadState, noThread } from '../thread-state.ts';
import type { ThreadStore } from '../thread-store.ts';
import { conversationStyles } from './conversation.styles.ts';
import { ItemList } from './item-list.ts';
import { userMessage } from './message.ts';
import { messageStyles } from './message.styles.ts';
import { failureNotice, notice } from './notice.ts';
import { noticeStyles } from './notice.styles.ts';
import { ScrollKeeper } from './scroll-keeper.ts';
import { Speech } from './speech.ts';
import { workflowStyles } from './workflow.styles.ts';

/** What the conversation shows is for its own root to say; this lets pages style it from outside of ours. */
const exportedParts = [
  'messages, message, user-message, assistant-message, bubble, markdown, code-block, message-actions',
  'workflow, step, step-detail, activity, notice, info, warning, danger, failure, skeleton',
  'button, copy, retry, edit, earlier, to-latest, widget, widget-button, widget-field, widget-row',
].join();

/** The conversation: what was said and done, oldest first, and what is going on. Wears the colours of what it is in. */
export class ChatKitConversation extends LitElement {
  static override readonly styles: CSSResultGroup = [
    controlStyles,
    conversationStyles,
    messageStyles,
    markdownStyles,
    workflowStyles,
    noticeStyles,
  ];

  static override readonly properties: PropertyDeclarations = {
    state: { attribute: false },
    store: { attribute: false },
    retry: { attribute: false },
    edit: { attribute: false },
    isAway: { state: true },
  };

  declare state: ThreadState;
  /** What reads on and acts; the state may be a little behind its own. */
  declare store: ThreadStore | null;
  declare retry: () => void;
  /** Takes the message that was not sent back for editing. */
  declare edit: () => void;
  /** The reader has scrolled back. */
  declare private isAway: boolean;

  readonly #list = new ItemList();
  readonly #notices = new MarkdownViews();
  readonly #speech = new Speech();
  #scroll: ScrollKeeper | null = null;

  constructor() {
    super();
    this.state = noThread;
    this.store = null;
    this.retry = () => {};
    this.edit = () => {};
    this.isAway = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('exportparts', exportedParts);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scroll?.dispose();
    this.#scroll = null;
  }

  /** Older messages go in above the reader, who stays with what they were reading. */
  protected override update(changed: PropertyValues<this>): void {
    const before = changed.get('state')?.items[0]?.id;
    const grewUpward = before !== undefined && this.state.items.findIndex(({ id }) => id === before) > 0;
    if (grewUpward && this.#scroll) this.#scroll.keepPlace(() => super.update(changed));
    else super.update(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#scroll ??= this.#createScrollKeeper();
    const before = changed.get('state');
    if (before === undefined) return;
    const isOther = before.threadId !== this.state.threadId || before.loading === 'thread';
    const hasSent = this.state.responding && !before.responding;
    if (isOther || hasSent) this.#scroll?.toEnd();
  }

  #createScrollKeeper(): ScrollKeeper | null {
    const scroller = this.renderRoot.querySelector<HTMLElement>('.log');
    const content = this.renderRoot.querySelector<HTMLElement>('.items');
    if (scroller === null || content === null) return null;
    return new ScrollKeeper({
      scroller,
      content,
      moved: (isAtEnd) => (this.isAway = !isAtEnd),
      nearStart: this.#loadOlder,
    });
  }

  protected override render(): TemplateResult {
    const { state } = this;
    const { responding, unfinished, loading, allowedImageDomains: domains } = state;
    this.#list.show(state.items, {
      domains,
      store: this.store,
      isBusy: responding || loading === 'thread',
      isRunning: (id) => responding && unfinished.includes(id),
    });
    // What an answer adds while it streams is spoken in sentences, below, and not letter by letter.
    return html`<div
        class="log"
        part="messages"
        role="log"
        aria-label=${texts.conversation}
        aria-live="off"
        aria-busy=${state.loading === 'thread'}
        tabindex=${isAtRest(state) ? nothing : '0'}
      >
        <div class="items column">${this.#beginning()} ${this.#list.element} ${this.#ending()}</div>
      </div>
      ${this.isAway ? this.#toLatest() : nothing}
      <div class="hidden" aria-live="polite">
        ${this.#speech.next(state).map((sentence) => html`<p>${sentence}</p>`)}
      </div>`;
  }

  #beginning(): TemplateResult | typeof nothing {
    const { loading, older, items } = this.state;
    if (loading === 'thread' && items.length === 0) return skeleton();
    if (loading === 'older')
      return html`<p class="earlier" role="status"><span class="spinner"></span>${texts.loadingEarlier}</p>`;
    if (older === null) return nothing;
    return html`<p class="earlier">
      <button class="quiet" part="button earlier" type="button" @click=${this.#loadOlder}>
        ${texts.earlier}
      </button>
    </p>`;
  }

  #ending(): TemplateResult {
    const { outgoing, responding, notices, failure } = this.state;
    const content = [{ type: 'input_text', text: outgoing ?? '' }] as const;
    // What is said with the failure, and what can be done about it, need not be said twice.
    const others = notices.filter(({ message }) => message !== failure?.message);
    return html`${outgoing === null ? nothing : userMessage({ content })}
    ${outgoing !== null && !responding ? html`<p class="not-sent">${texts.notSent}</p>` : nothing}
    ${this.#activity()}
    ${others.map((event, index) =>
      notice(event, this.#notices.show(`${index}`, event.message, { streaming: false, domains: [] })),
    )}
    ${failure ? failureNotice(failure, { retry: this.retry, edit: outgoing === null ? null : this.edit }) : nothing}`;
  }

  /** A sign of life while nothing else shows one. */
  #activity(): TemplateResult | typeof nothing {
    const { responding, progress } = this.state;
    if (!responding || (progress === null && showsActivity(this.state))) return nothing;
    return html`<p class="activity" part="activity" role=${progress ? 'status' : nothing}>
      <span class="dots"><i></i><i></i><i></i></span>
      ${progress ? html`<span dir="auto">${progress}</span>` : html`<span class="hidden">${texts.working}</span>`}
    </p>`;
  }

  /** Its failures are reported where they happen, and leave the button there. */
  readonly #loadOlder = (): void => void this.store?.loadOlder().catch(() => {});

  #toLatest(): TemplateResult {
    return html`<button
      class="round to-latest"
      part="button to-latest"
      type="button"
      aria-label=${texts.toLatest}
      @click=${() => this.#scroll?.toEnd()}
    >
      ${icon('down')}
    </button>`;
  }
}

/** Text that flows or a step that runs is sign enough. */
function showsActivity({ items, unfinished, outgoing }: ThreadState): boolean {
  const last = items.at(-1);
  if (outgoing !== null || last === undefined || !unfinished.includes(last.id)) return false;
  if (last.type === 'workflow')
    return last.workflow.tasks.some((task) => task.status_indicator === 'loading');
  return last.type === 'assistant_message' && last.content.some(({ text }) => text !== '');
}

function skeleton(): TemplateResult {
  return html`<div class="skeleton" part="skeleton" role="status">
    <span class="hidden">${texts.loading}</span>
    <i class="mine"></i><i></i><i></i><i></i>
  </div>`;
}
