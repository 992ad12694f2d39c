import {
  type CSSResultGroup,
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
  html,
  nothing,
} from 'lit';
// Styles beside each other compress better.
import { controlStyles } from '../parts/control.styles.ts';
import { conversationStyles } from './conversation.styles.ts';
import { messageStyles } from './message.styles.ts';
import { markdownStyles } from '../markdown/markdown.styles.ts';
import type * as Past from '../loading/load-thread.ts';
import { isAtRest } from '../is-at-rest.ts';
import type { ConversationOptions } from '../item-kind.ts';
import { kindOf, partsOfKinds } from '../item-kinds.ts';
import { loadTrouble } from '../load-trouble.ts';
import { MarkdownViews } from '../markdown/markdown-view.ts';
import { conversationTexts } from './conversation-texts.ts';
import { sharedTexts } from './shared-texts.ts';
import { type ThreadState, noThread } from '../thread-state.ts';
import type { UserMessageItem } from '../wire.ts';
import type { ThreadStore } from '../thread-store.ts';
import { ItemList, type ListSurroundings } from './item-list.ts';
import { userMessage } from './message.ts';
import type { DrawNotices } from './notices.ts';
import { plainNotices } from './plain-notices.ts';
import { ScrollKeeper } from './scroll-keeper.ts';
import { Speech } from './speech.ts';

/** What the conversation shows is for its own root to say; this lets pages style it from outside of ours. */
const exportedParts = [
  'messages, message, user-message, assistant-message, bubble, markdown, code-block, message-actions',
  'activity, notice, info, warning, danger, failure, skeleton',
  'button, copy, retry, edit, earlier, not-sent, to-latest',
  'message-action, positive, negative, again, sources, source, citation',
  'deep-link, maths, footnotes, footnote-number',
].join();

/** The conversation: what was said and done, oldest first, and what is going on. Wears the colours of what it is in. */
export class ChatKitConversation extends LitElement {
  static override readonly styles: CSSResultGroup = [
    controlStyles,
    conversationStyles,
    messageStyles,
    markdownStyles,
  ];

  static override readonly properties: PropertyDeclarations = {
    state: { attribute: false },
    store: { attribute: false },
    options: { attribute: false },
    isAway: { state: true },
    past: { state: true },
    drawNotices: { state: true },
  };

  declare state: ThreadState;
  /** What reads on and acts; the state may be a little behind its own. */
  declare store: ThreadStore | null;
  /** What the page wants. */
  declare options: ConversationOptions;
  declare retry: () => void;
  /** Takes the message that was not sent back for editing. */
  declare edit: () => void;
  /** The reader has scrolled back. */
  declare private isAway: boolean;
  declare private past: typeof Past | null;
  /** `null` until there is something to say. */
  declare private drawNotices: DrawNotices | null;

  #list: Pick<ItemList, 'element' | 'show'> = new ItemList();
  readonly #markdown = new MarkdownViews();
  readonly #speech = new Speech();
  #scroll: ScrollKeeper | null = null;

  constructor() {
    super();
    this.state = noThread;
    this.store = null;
    this.options = {};
    this.retry = () => {};
    this.edit = () => {};
    this.isAway = false;
    this.past = this.drawNotices = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
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
    const scroller = grewUpward && this.#scroll?.scroller;
    if (scroller && this.past) this.past.keepPlace(scroller, () => super.update(changed));
    else super.update(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.setAttribute('exportparts', [exportedParts, ...partsOfKinds()].join());
    this.#scroll ??= this.#createScrollKeeper();
    const before = changed.get('state');
    if (before === undefined) return;
    const isOther = before.threadId !== this.state.threadId || before.loading === 'thread';
    const hasSent = this.state.responding && !before.responding;
    if (isOther || hasSent) this.#scroll?.toEnd();
  }

  #createScrollKeeper(): ScrollKeeper | null {
    const scroller = this.renderRoot.querySelector<HTMLElement>('.log');
    return scroller && new ScrollKeeper(scroller, (isAtEnd) => (this.isAway = !isAtEnd), this.#loadOlder);
  }

  protected override render(): TemplateResult {
    const { state } = this;
    const { responding, unfinished } = state;
    const isRunning = (id: string): boolean => responding && unfinished.includes(id);
    if (state.items.length > 60) this.#list = this.#past()?.shorten(this.#list) ?? this.#list;
    this.#list.show(state.items, { ...this.#surroundings, isRunning });
    // What an answer adds while it streams is spoken in sentences, below, and not letter by letter.
    return html`<div
        class="log"
        part="messages"
        role="log"
        aria-label=${conversationTexts.conversation}
        aria-live="off"
        aria-busy=${state.loading === 'thread'}
        tabindex=${isAtRest(state) ? nothing : '0'}
        @selectstart=${this.#selecting}
      >
        <div class="items column">${this.#beginning()} ${this.#list.element} ${this.#ending()}</div>
      </div>
      ${this.isAway ? this.#past()?.toLatest(() => this.#scroll?.toEnd()) : nothing}
      <div class="hidden" aria-live="polite">${this.#speech.follow(state)}</div>`;
  }

  /** What stands before the items of a thread that was loaded, or is. */
  #beginning(): TemplateResult | typeof nothing {
    const { loading, older } = this.state;
    if (loading === null && older === null) return nothing;
    return this.#past()?.beginning(this.state, this.#loadOlder) ?? nothing;
  }

  /** What reading back needs, once it is there. */
  #past(): typeof Past | null {
    if (this.past === null) void this.#loadPast();
    return this.past;
  }

  async #loadPast(): Promise<void> {
    try {
      this.past = await import('../loading/load-thread.ts');
    } catch {
      // The thread cannot be loaded either, which is said below.
    }
  }

  get #surroundings(): Omit<ListSurroundings, 'isRunning'> {
    const { store, options, state } = this;
    const isBusy = state.responding || state.loading === 'thread';
    return { store, options, isBusy, domains: state.allowedImageDomains };
  }

  /** The message that was sent and is not confirmed; with all that came with it, once there was a way to add something. */
  #outgoing(text: string): unknown {
    const { content = [{ type: 'input_text', text }], reply, attachments } = this.store?.lastSent ?? {};
    const item: UserMessageItem = { type: 'user_message', id: '', content, quoted_text: reply, attachments };
    const draw = kindOf(item.type)?.view();
    return draw ? draw(item, { ...this.#surroundings, itemId: '', running: true }) : userMessage(item);
  }

  #ending(): TemplateResult {
    const { outgoing, responding, failure } = this.state;
    return html`${outgoing === null ? nothing : this.#outgoing(outgoing)}
    ${outgoing !== null && !responding ? html`<p class="not-sent" part="not-sent">${failure?.waits ?? conversationTexts.notSent}</p>` : nothing}
    ${this.#activity()} ${this.#noticed()}`;
  }

  /** What the server wants said, and what went wrong. */
  #noticed(): unknown {
    const { state, retry, edit } = this;
    if (state.failure === null && state.notices.length === 0) return nothing;
    if (this.drawNotices === null) void this.#loadNotices();
    return this.drawNotices?.(state, { retry, edit, markdown: this.#markdown }) ?? nothing;
  }

  async #loadNotices(): Promise<void> {
    // What went wrong may well be the way to the server.
    const { drawNotices } = await loadTrouble().catch(() => ({ drawNotices: plainNotices }));
    this.drawNotices = drawNotices;
  }

  /** A sign of life while nothing else shows one. */
  #activity(): TemplateResult | typeof nothing {
    const { responding, progress } = this.state;
    if (!responding || (progress === null && showsActivity(this.state))) return nothing;
    return html`<p class="activity" part="activity" role=${progress ? 'status' : nothing}>
      <span class="dots"><i></i><i></i><i></i></span>
      ${progress ? html`<span dir="auto">${progress}</span>` : html`<span class="hidden">${sharedTexts.working}</span>`}
    </p>`;
  }

  /** Text can be replied to. */
  readonly #selecting = ({ currentTarget }: Event): void =>
    void import('../composer/reply/offer-reply.ts')
      .then(({ offerReply }) => offerReply(currentTarget))
      .catch(() => {});

  /** Its failures are reported where they happen, and leave the button there. */
  readonly #loadOlder = (): void => void this.store?.loadOlder().catch(() => {});
}

/** Text that flows or a step that runs is sign enough. */
function showsActivity({ items, unfinished, outgoing }: ThreadState): boolean {
  const last = items.at(-1);
  if (outgoing !== null || last === undefined || !unfinished.includes(last.id)) return false;
  if (last.type === 'workflow')
    return last.workflow.tasks.some((task) => task.status_indicator === 'loading');
  return last.type === 'assistant_message' && last.content.some(({ text }) => text !== '');
}
