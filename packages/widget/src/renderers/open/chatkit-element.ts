import {
  type CSSResultGroup,
  LitElement,
  type PropertyDeclarations,
  type TemplateResult,
  html,
  nothing,
} from 'lit';
import type { ChatKitEventMap } from '../../chatkit/events.ts';
import type { ComposerValue, OutgoingMessage, WidgetAction } from '../../chatkit/messages.ts';
import type { ChatKitMethods } from '../../chatkit/methods.ts';
import type { ChatKitOptions, StartScreenPrompt } from '../../chatkit/options.ts';
import { WidgetError } from '../../widget-error.ts';
import type { ChatKitConversation } from './conversation/conversation.ts';
import { type Connection, createThreadStore } from './create-thread-store.ts';
import { endpointOf } from './endpoint-of.ts';
import { isAtRest } from './is-at-rest.ts';
import { onNextFrame } from './next-frame.ts';
import type { ChatKitComposer } from './parts/composer.ts';
import { composerStyles } from './parts/composer.styles.ts';
import { controlStyles } from './parts/control.styles.ts';
import { header } from './parts/header.ts';
import { startScreen } from './parts/start-screen.ts';
import { startScreenStyles } from './parts/start-screen.styles.ts';
import { themeStyles } from './parts/theme.styles.ts';
import { incomplete, texts } from './texts.ts';
import type { ThreadState } from './thread-state.ts';
import type { ThreadStore } from './thread-store.ts';
import { wordsOf } from './words-of.ts';

/**
 * Our `<openai-chatkit>`: the published element's methods and `chatkit.*` events on an open implementation. It shows
 * nothing before `setOptions`.
 *
 * @csspart chat - Everything.
 * @csspart header - The bar on top, with `title` and the button `new-chat`.
 * @csspart start-screen - The empty conversation: `greeting` and `prompts`, of which each is a `prompt`.
 * @csspart messages - The scrolling conversation.
 * @csspart message - One message; also `user-message` or `assistant-message`.
 * @csspart bubble - The text of a user's message.
 * @csspart markdown - The text of an answer; in it `code-block`.
 * @csspart workflow - What the assistant did, one `step` per line, unfolding to its `step-detail`.
 * @csspart activity - The sign that an answer is on its way.
 * @csspart notice - A sentence beside the answer; also `info`, `warning`, `danger`, or `failure`.
 * @csspart footer - Below the conversation: `banner`, `composer`, `disclaimer`.
 * @csspart composer - The pill with the `textbox` and the button `send` or `stop`.
 * @csspart button - Every button, beside its own name.
 */
export class OpenChatKit extends LitElement implements ChatKitMethods {
  static override readonly styles: CSSResultGroup = [
    themeStyles,
    controlStyles,
    startScreenStyles,
    composerStyles,
  ];

  static override readonly properties: PropertyDeclarations = {
    isOffline: { state: true },
    problem: { state: true },
    shown: { state: true },
  };

  declare private isOffline: boolean;
  /** Why there is no conversation yet, when there should be. */
  declare private problem: string | null;
  /** What is on the screen, up to a frame behind the store; `null` until there is one. */
  declare private shown: ThreadState | null;

  #options: ChatKitOptions | null = null;
  #isReady = false;
  #isFrameAsked = false;
  /** Somebody wants to send what is in the composer, and the thread is still loading. */
  #sendsOnceLoaded = false;
  #store: ThreadStore | null = null;
  #loading: Promise<Connection> | null = null;
  #closeHistory: (() => void) | null = null;

  constructor() {
    super();
    this.isOffline = !navigator.onLine;
    this.problem = this.shown = null;
  }

  /** Replaces all options. `initialThread` counts the first time only; the open thread and the text being written stay. */
  setOptions(options: ChatKitOptions): void {
    const isFirst = this.#options === null;
    this.#options = options;
    this.requestUpdate();
    if (isFirst) this.#inBackground((store) => store.open(options.initialThread ?? null));
  }

  /** @internal What the person has written and the server has not taken: on its way, not sent, or in the composer. */
  get unsent(): string {
    return [this.#store?.state.outgoing, this.#composer?.value].filter(Boolean).join('\n');
  }

  async focusComposer(): Promise<void> {
    this.#requireOptions();
    await this.updateComplete;
    this.#composer?.focus();
  }

  async setThreadId(threadId: string | null): Promise<void> {
    const store = await this.#ready();
    try {
      await store.open(threadId);
    } finally {
      this.shown = store.state;
      await this.updateComplete;
    }
  }

  async sendUserMessage(message: OutgoingMessage): Promise<void> {
    const store = await this.#ready();
    await store.send(message);
  }

  async setComposerValue(value: ComposerValue): Promise<void> {
    this.#requireOptions();
    await this.updateComplete;
    if (this.#composer) this.#composer.value = wordsOf(value);
  }

  async fetchUpdates(): Promise<void> {
    const store = await this.#ready();
    await store.refresh();
  }

  async sendCustomAction(action: WidgetAction, itemId?: string): Promise<void> {
    const store = await this.#ready();
    await store.act(action, itemId);
  }

  async showHistory(): Promise<void> {
    const store = await this.#ready();
    const [{ openHistory }, connection] = await Promise.all([
      import('./past-threads/open-history.ts'),
      this.#loading,
    ]);
    if (connection === null) return;
    this.#closeHistory?.();
    this.#closeHistory = openHistory({
      root: this.renderRoot,
      store,
      client: connection.client,
      options: this.#requireOptions(),
      announce: (name, detail) => this.#announce(name, detail),
      focus: () => this.#composer?.focus(),
    });
  }

  async hideHistory(): Promise<void> {
    this.#closeHistory?.();
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
    // An element that is moved within the page is back before long, and its answer goes on.
    setTimeout(() => this.isConnected || this.#store?.dispose());
  }

  protected override updated(): void {
    if (this.#isReady || this.#options === null) return;
    this.#isReady = true;
    this.#announce('chatkit.ready', undefined);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.renderRoot.querySelector('chatkit-conversation')?.updateComplete;
    return isComplete;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.#options === null) return nothing;
    const { theme = 'light', initialThread, startScreen: start = {} } = this.#options;
    const scheme = typeof theme === 'string' ? theme : (theme.colorScheme ?? 'light');
    const isEmpty = this.shown === null ? !initialThread : isAtRest(this.shown);
    return html`<div class="chat ${scheme} ${isEmpty ? 'empty' : ''}" part="chat">
      ${this.#header(this.#options)}
      <div class="body">
        ${this.shown === null ? nothing : this.#conversation(this.shown)}
        ${isEmpty ? startScreen(start, this.#choosePrompt) : nothing}
      </div>
      ${this.#footer(this.#options)}
    </div>`;
  }

  #header(options: ChatKitOptions): TemplateResult | typeof nothing {
    const { title } = this.shown ?? {};
    return header(options, { title, startOver: this.#startOver, showHistory: this.#openHistory });
  }

  #conversation(state: ThreadState): TemplateResult {
    return html`<chatkit-conversation
      .state=${state}
      .store=${this.#store}
      .retry=${this.#retry}
      .edit=${this.#edit}
    ></chatkit-conversation>`;
  }

  #footer({ disclaimer }: ChatKitOptions): TemplateResult {
    return html`<div class="footer column" part="footer">
      ${this.#banner(this.problem ?? (this.isOffline ? texts.offline : null))} ${this.#composerOrBanner()}
      ${disclaimer ? html`<p class="disclaimer" part="disclaimer" dir="auto">${disclaimer.text}</p>` : nothing}
    </div>`;
  }

  #banner(sentence: string | null): TemplateResult | typeof nothing {
    if (sentence === null) return nothing;
    return html`<p class="banner" part="banner" role="status" dir="auto">${sentence}</p>`;
  }

  #composerOrBanner(): TemplateResult | typeof nothing {
    const status = this.shown?.status ?? { type: 'active' };
    if (status.type === 'closed') return this.#banner(status.reason || texts.closed);
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
    if (this.shown?.responding && this.shown.canStop) return 'stoppable';
    return this.shown?.responding || this.isOffline ? 'waiting' : 'ready';
  }

  get #composer(): ChatKitComposer | null {
    return this.renderRoot.querySelector('chatkit-composer');
  }

  /** While the thread loads the text stays where it is, and goes off when that is done. */
  readonly #submit = (text: string): boolean => {
    const store = this.#store;
    if (store === null) this.#inBackground(async () => this.#composer?.send());
    else this.#sendsOnceLoaded = store.state.loading === 'thread';
    if (store === null || store.isBusy) return false;
    this.#inBackground(() => store.send({ text }));
    return true;
  };

  readonly #stop = (): void => this.#store?.stop();

  readonly #startOver = (): void => {
    this.#inBackground((store) => store.open(null));
    this.#composer?.focus();
  };

  readonly #openHistory = (): void => void this.showHistory().catch(() => {}); // said where the chat says it

  readonly #choosePrompt = (prompt: StartScreenPrompt['prompt']): void => {
    const message = typeof prompt === 'string' ? { text: prompt } : { content: prompt };
    this.#inBackground((store) => store.send(message));
    this.#composer?.focus();
  };

  readonly #retry = (): void => {
    this.#inBackground((store) => store.retry());
    this.#composer?.focus();
  };

  readonly #edit = (): void => {
    const composer = this.#composer;
    if (composer === null || this.#store === null) return;
    composer.value = [this.#store.takeBack(), composer.value].filter(Boolean).join('\n');
    composer.focus();
  };

  readonly #connectionChanged = (): void => {
    this.isOffline = !navigator.onLine;
  };

  /** For what shows its failures itself. */
  #inBackground(work: (store: ThreadStore) => Promise<unknown>): void {
    this.#ready()
      .then(work)
      .catch((error: unknown) => {
        if (!(error instanceof WidgetError)) reportError(error);
      });
  }

  /** The store, as soon as what it needs has been loaded. */
  async #ready(): Promise<ThreadStore> {
    this.#requireOptions();
    this.#loading ??= createThreadStore({
      endpoint: () => endpointOf(this.#requireOptions()),
      announce: (name, detail) => this.#announce(name, detail),
      changed: () => this.#stateChanged(),
      pageTool: () => this.#options?.onClientTool?.bind(this.#options),
      pageAction: (...given) => this.#options?.widgets?.onAction?.(...given),
    });
    try {
      this.#store = (await this.#loading).store;
      this.shown ??= this.#store.state;
      return this.#store;
    } catch (cause) {
      // Browsers remember a module that could not be loaded, so only a new page helps.
      const error = new WidgetError('renderer_failed', { message: incomplete, cause });
      this.problem = error.message;
      this.#announce('chatkit.error', { error });
      throw error;
    }
  }

  /** Gathers what one frame brings; a fast answer has many events in each. */
  #stateChanged(): void {
    if (this.#sendsOnceLoaded && this.#store?.isBusy === false) {
      this.#sendsOnceLoaded = false;
      if (this.#store.state.failure?.retry !== 'load') this.#composer?.send();
    }
    if (this.#isFrameAsked) return;
    this.#isFrameAsked = true;
    onNextFrame(() => {
      this.#isFrameAsked = false;
      this.shown = this.#store?.state ?? null;
    });
  }

  #requireOptions(): ChatKitOptions {
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
    'chatdock-chat': OpenChatKit;
    'chatkit-composer': ChatKitComposer;
    'chatkit-conversation': ChatKitConversation;
  }
}
