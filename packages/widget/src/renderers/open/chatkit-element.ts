import {
  type CSSResultGroup,
  LitElement,
  type PropertyDeclarations,
  type TemplateResult,
  html,
  nothing,
} from 'lit';
import { WidgetError } from '../../widget-error.ts';
import type { ChatKitEventMap, ChatKitMethods, OutgoingMessage, RendererOptions } from '../renderer.ts';
import { ChatKitClient } from './chatkit-client.ts';
import { chatStyles } from './chat.styles.ts';
import { loadMarkdown } from './markdown/markdown-view.ts';
import { onNextFrame } from './next-frame.ts';
import type { ChatKitComposer } from './parts/composer.ts';
import { isEmpty } from './parts/conversation.ts';
import { header } from './parts/header.ts';
import { startScreen } from './parts/start-screen.ts';
import { Speech } from './speech.ts';
import { texts } from './texts.ts';
import { type ThreadState, noThread } from './thread-state.ts';
import { ThreadStore } from './thread-store.ts';

/**
 * Our `<openai-chatkit>`: the published element's methods and `chatkit.*` events on an open implementation. It shows
 * nothing before `setOptions`.
 *
 * @csspart chat - Everything.
 * @csspart header - The bar on top, with `title` and `new-chat`.
 * @csspart messages - The scrolling conversation.
 * @csspart message - One message; also `user-message` or `assistant-message`.
 * @csspart bubble - The text of a user's message.
 * @csspart workflow - What the assistant did, one `step` per line, unfolding to its `step-detail`.
 * @csspart notice - A sentence beside the answer; also `info`, `warning`, `danger`, or `failure`.
 * @csspart composer - The pill with the `textbox` and the `send` or `stop` button.
 * @csspart disclaimer - The line below the composer.
 */
export class OpenChatKit extends LitElement implements ChatKitMethods {
  static override readonly styles: CSSResultGroup = chatStyles;

  static override readonly properties: PropertyDeclarations = {
    isOffline: { state: true },
  };

  declare private isOffline: boolean;

  #options: RendererOptions | null = null;
  #isReady = false;
  #isFrameAsked = false;
  /** What is on the screen; the store's state is ahead of it by up to a frame. */
  #shown = noThread;
  readonly #speech = new Speech();
  #spoken: readonly string[] = [];

  readonly #store = new ThreadStore({
    client: new ChatKitClient(() => this.#endpoint()),
    announce: (name, detail) => this.#announce(name, detail),
    changed: () => this.#stateChanged(),
  });

  constructor() {
    super();
    this.isOffline = !navigator.onLine;
  }

  /** Replaces all options. `initialThread` counts the first time only; the open thread and the text being written stay. */
  setOptions(options: RendererOptions): void {
    const isFirst = this.#options === null;
    this.#options = options;
    this.requestUpdate();
    if (isFirst && options.initialThread) ignoreFailure(this.#store.open(options.initialThread));
  }

  async focusComposer(): Promise<void> {
    this.#requireOptions();
    await this.updateComplete;
    this.#composer?.focus();
  }

  async setThreadId(threadId: string | null): Promise<void> {
    this.#requireOptions();
    try {
      await this.#store.open(threadId);
    } finally {
      this.#show(this.#store.state);
      await this.updateComplete;
    }
  }

  async sendUserMessage(message: OutgoingMessage): Promise<void> {
    this.#requireOptions();
    await this.#store.send(message);
  }

  async setComposerValue({ text }: { text: string }): Promise<void> {
    this.#requireOptions();
    await this.updateComplete;
    if (this.#composer) this.#composer.value = text;
  }

  async fetchUpdates(): Promise<void> {
    this.#requireOptions();
    await this.#store.refresh();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#connectionChanged);
    addEventListener('offline', this.#connectionChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#connectionChanged);
    removeEventListener('offline', this.#connectionChanged);
    // An element that is moved within the page is back at once, and its answer goes on.
    queueMicrotask(() => this.isConnected || this.#store.dispose());
  }

  protected override updated(): void {
    if (this.#isReady || this.#options === null) return;
    this.#isReady = true;
    this.#announce('chatkit.ready', undefined);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.#options === null) return nothing;
    const { theme = 'light', startScreen: start = {}, disclaimer } = this.#options;
    const scheme = typeof theme === 'string' ? theme : theme.colorScheme;
    const empty = isEmpty(this.#shown);
    return html`<div class="chat ${scheme} ${empty ? 'empty' : ''}" part="chat">
      ${this.#header()}
      <div class="body">
        <chatkit-conversation
          .state=${this.#shown}
          .retry=${this.#retry}
          .edit=${this.#edit}
          .loadOlder=${this.#loadOlder}
        ></chatkit-conversation>
        ${empty ? startScreen(start, this.#choosePrompt) : nothing}
      </div>
      <div class="footer column" part="footer">
        ${this.isOffline ? html`<p class="banner" part="banner" role="status">${texts.offline}</p>` : nothing}
        ${this.#composerOrBanner()}
        ${disclaimer ? html`<p class="disclaimer" part="disclaimer" dir="auto">${disclaimer.text}</p>` : nothing}
      </div>
      <div class="hidden" aria-live="polite">${this.#spoken.map((sentence) => html`<p>${sentence}</p>`)}</div>
    </div>`;
  }

  #header(): TemplateResult | typeof nothing {
    const { enabled = true, title = {} } = this.#options?.header ?? {};
    if (!enabled) return nothing;
    const words = title.text || this.#shown.title || texts.title;
    return header({ title: title.enabled === false ? null : words, startOver: this.#startOver });
  }

  #composerOrBanner(): TemplateResult {
    const { status } = this.#shown;
    if (status.type === 'closed')
      return html`<p class="banner" part="banner" dir="auto">${status.reason || texts.closed}</p>`;
    const isLocked = status.type === 'locked';
    const placeholder = this.#options?.composer?.placeholder || texts.placeholder;
    return html`<chatkit-composer
      .placeholder=${isLocked ? status.reason || texts.locked : placeholder}
      .mode=${this.#composerMode()}
      .locked=${isLocked}
      .submit=${this.#submit}
      .stop=${this.#stop}
    ></chatkit-composer>`;
  }

  #composerMode(): ChatKitComposer['mode'] {
    const { responding, canStop, loading } = this.#shown;
    if (responding && canStop) return 'stoppable';
    return responding || loading === 'thread' || this.isOffline ? 'waiting' : 'ready';
  }

  get #composer(): ChatKitComposer | null {
    return this.renderRoot.querySelector('chatkit-composer');
  }

  readonly #submit = (text: string): boolean => {
    const { responding, loading } = this.#store.state;
    if (responding || loading === 'thread') return false;
    ignoreFailure(this.#store.send({ text }));
    return true;
  };

  readonly #stop = (): void => this.#store.stop();

  readonly #startOver = (): void => {
    ignoreFailure(this.#store.open(null));
    this.#composer?.focus();
  };

  readonly #choosePrompt = (prompt: string): void => {
    this.#submit(prompt);
    this.#composer?.focus();
  };

  readonly #retry = (): void => {
    ignoreFailure(this.#store.retry());
    this.#composer?.focus();
  };

  readonly #edit = (): void => {
    const text = this.#store.takeBack();
    const composer = this.#composer;
    if (composer === null) return;
    composer.value = [text, composer.value].filter(Boolean).join('\n');
    composer.focus();
  };

  readonly #loadOlder = (): void => ignoreFailure(this.#store.loadOlder());

  readonly #connectionChanged = (): void => {
    this.isOffline = !navigator.onLine;
  };

  /** Gathers what one frame brings; a fast answer has many events in each. */
  #stateChanged(): void {
    if (this.#store.state.responding) ignoreFailure(loadMarkdown());
    if (this.#isFrameAsked) return;
    this.#isFrameAsked = true;
    onNextFrame(() => {
      this.#isFrameAsked = false;
      this.#show(this.#store.state);
    });
  }

  #show(state: ThreadState): void {
    const said = this.#speech.next(this.#shown, state);
    const isNewTurn = state.responding && !this.#shown.responding;
    if (said.length > 0 || isNewTurn) this.#spoken = isNewTurn ? said : [...this.#spoken, ...said];
    this.#shown = state;
    this.requestUpdate();
  }

  #endpoint(): { url: string; fetch: typeof fetch; locale: string } {
    const { api, locale = navigator.language } = this.#requireOptions();
    return { ...api, locale };
  }

  #requireOptions(): RendererOptions {
    if (this.#options === null) throw new WidgetError('not_configured');
    return this.#options;
  }

  #announce<Name extends keyof ChatKitEventMap>(name: Name, detail: ChatKitEventMap[Name]['detail']): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openai-chatkit': OpenChatKit;
    'chatkit-composer': ChatKitComposer;
  }
}

/** For what shows its failures itself. */
function ignoreFailure(work: Promise<void>): void {
  work.catch(() => {});
}
