import {
  html,
  LitElement,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { ChatController } from './chat-controller.ts';
import { ChatDockStateChangedEvent, type ChatDockState } from './chat-dock-events.ts';
import { notice, skeleton } from './chat-dock-panel.ts';
import { chatDockStyles } from './chat-dock.styles.ts';
import { ColorSchemeController } from './color-scheme-controller.ts';
import type { ComposerValue, OutgoingMessage, WidgetAction } from './chatkit/messages.ts';
import type { ChatKitMethods } from './chatkit/methods.ts';
import type { ChatKitOptions, StartScreenPrompt, WidgetsOption } from './chatkit/options.ts';
import type { Renderer } from './renderers/renderer.ts';
import type { GetToken } from './session/page-token.ts';
import { SessionController } from './session/session-controller.ts';
import { SignIn } from './sign-in.ts';
import { parsePrompts } from './start-prompts.ts';
import { WidgetError } from './widget-error.ts';

/** Properties the chat itself is told about. */
const chatOptions = ['theme', 'greeting', 'prompts', 'placeholder', 'disclaimer', 'widgets', 'onClientTool'];

/**
 * `<chat-dock>`: a chat with the assistant at `api`, for the user the page knows. It gets its session by itself, keeps it
 * fresh, remembers which conversation was open, and always shows something: a skeleton, the chat, or a sentence with a
 * button. The events of `<openai-chatkit>` (`chatkit.*`) come out of it as well.
 *
 * @fires chat-dock-state-changed - It shows something else now.
 * @fires chat-dock-sign-in-required - Nobody is signed in; cancelable.
 * @csspart frame - The box around everything.
 * @csspart chat - What holds the chat UI.
 * @csspart skeleton - What stands in while it loads.
 * @csspart notice - What stands in when there is no chat: a sentence and a button.
 * @csspart message - The sentence.
 * @csspart button - The button.
 * @cssproperty [--chat-dock-block-size=40rem] - Height, where the page's own CSS sets none.
 * @cssproperty --chat-dock-background - Background of the box.
 * @cssproperty --chat-dock-text - Text of the box.
 * @cssproperty --chat-dock-faint - The grey of the skeleton.
 * @cssproperty --chat-dock-accent - Buttons and focus rings.
 * @cssproperty --chat-dock-accent-text - Text on buttons.
 * @cssproperty --chat-dock-border - `border` of the box.
 * @cssproperty --chat-dock-radius - `border-radius` of the box.
 * @cssproperty --chat-dock-font - Font family.
 */
export class ChatDock extends LitElement {
  /** The `api` of elements that have none; the script-tag embed sets it. */
  static defaultApi = '';

  static override readonly styles: CSSResult = chatDockStyles;

  static override readonly properties: PropertyDeclarations = {
    api: {},
    tokenUrl: { attribute: 'token-url' },
    signInUrl: { attribute: 'sign-in-url' },
    getToken: { attribute: false },
    theme: {},
    greeting: {},
    prompts: { converter: { fromAttribute: parsePrompts } },
    placeholder: {},
    disclaimer: {},
    widgets: { attribute: false },
    onClientTool: { attribute: false },
    renderer: { attribute: false },
  };

  /** Address of the server's chat API, absolute or relative to the page. */
  declare api: string;
  /** Address of the page's sign-in that answers with the user's JWT, as JSON `{"token"}` or plain text; 401 when signed out. */
  declare tokenUrl: string;
  /** Where to send people to sign in; the way back is added as `return_to`. */
  declare signInUrl: string;
  /** The page's own way to the user's JWT; goes before `tokenUrl`. Called for each session; see `reconnect`. */
  declare getToken: GetToken | null;
  /** `light`, `dark`, or `auto`: as the visitor's system has it. Default: `auto`. */
  declare theme: 'light' | 'dark' | 'auto';
  /** The question above an empty conversation. */
  declare greeting: string;
  /** Suggestions in an empty conversation. As an attribute: a JSON list. */
  declare prompts: StartScreenPrompt[];
  /** What the empty message box says. */
  declare placeholder: string;
  /** A line below the message box. */
  declare disclaimer: string;
  /** What the page does for widgets of the assistant. */
  declare widgets: WidgetsOption | null;
  /** What the page does for the model. */
  declare onClientTool: ChatKitOptions['onClientTool'] | null;
  /** Loads the chat UI. Default: the open renderer of this package. Read once, when the element connects. */
  declare renderer: () => Promise<Renderer>;

  readonly #session = new SessionController(this, () => ({
    api: this.api || ChatDock.defaultApi,
    tokenUrl: this.tokenUrl,
    getToken: this.getToken,
  }));
  readonly #colors = new ColorSchemeController(this, () => this.theme);
  readonly #chat = new ChatController(this, {
    session: () => this.#session.status,
    place: () => this.renderRoot.querySelector<HTMLElement>('.chat'),
    loadRenderer: () => this.renderer(),
    options: () => this.#options(),
  });
  readonly #signIn = new SignIn(this, () => this.signInUrl);
  #announced: ChatDockState = 'connecting';
  #scheme = '';
  #inUse = false;
  #hadFocus = false;
  #focusLost = false;
  #waiting: (() => void)[] = [];

  constructor() {
    super();
    this.api = '';
    this.tokenUrl = '';
    this.signInUrl = '';
    this.getToken = null;
    this.theme = 'auto';
    this.greeting = '';
    this.prompts = [];
    this.placeholder = '';
    this.disclaimer = '';
    this.widgets = null;
    this.onClientTool = null;
    this.renderer = loadOpenRenderer;
  }

  /** What it shows; also the attribute `state`, for CSS. */
  get state(): ChatDockState {
    const { kind } = this.#session.status;
    if (kind === 'signed-out' || kind === 'failed') return kind;
    if (this.#chat.error) return 'failed';
    return this.#chat.element ? 'ready' : 'connecting';
  }

  /** Why there is no chat, when `state` is `failed` or `signed-out`; `null` otherwise, and after `signOut()`. */
  get error(): WidgetError | null {
    const { status } = this.#session;
    return status.kind === 'signed-out' || status.kind === 'failed' ? status.error : this.#chat.error;
  }

  /** Opens a thread of this user; `null` is a new one. Rejects as all methods of the chat do: see `focusComposer`. */
  async setThreadId(threadId: string | null): Promise<void> {
    await (await this.#ready()).setThreadId(threadId);
  }

  /** Starts a new conversation. The old one stays with the server. */
  newThread(): Promise<void> {
    return this.setThreadId(null);
  }

  /** Sends a message as if the person had typed it. */
  async sendUserMessage(message: OutgoingMessage): Promise<void> {
    await (await this.#ready()).sendUserMessage(message);
  }

  /** Sends an action to the server, as if the widget with that id had sent it; see `widgets`. */
  async sendCustomAction(action: WidgetAction, itemId?: string): Promise<void> {
    await (await this.#ready()).sendCustomAction(action, itemId);
  }

  /** Puts something into the message box, to be sent by the person. */
  async setComposerValue(value: ComposerValue): Promise<void> {
    await (await this.#ready()).setComposerValue(value);
  }

  /**
   * Puts the focus into the message box. Like all methods of the chat it waits while the element is connecting, and
   * rejects with the `WidgetError` that keeps it from being ready.
   */
  async focusComposer(): Promise<void> {
    await (await this.#ready()).focusComposer();
  }

  /** Loads the open conversation again, for changes made outside it. */
  async fetchUpdates(): Promise<void> {
    await (await this.#ready()).fetchUpdates();
  }

  /**
   * For the page's sign-out: takes the conversation off the page at once, forgets which one it was, and ends the session
   * at the server. Resolves when the server has answered or could not be reached; never rejects.
   */
  async signOut(): Promise<void> {
    this.#inUse = false;
    await Promise.all([this.#chat.forgetThread(), this.#session.end()]);
  }

  /** Starts over with whoever is signed in now. For a page whose user has just signed in, or changed. */
  reconnect(): void {
    this.#session.restart();
  }

  /** Puts the focus into the message box, or onto the button that stands in its place. */
  override focus(): void {
    if (this.#chat.element) this.#chat.element.focusComposer().catch(ignore);
    else this.renderRoot.querySelector('button')?.focus();
  }

  protected override willUpdate(): void {
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
  }

  protected override render(): TemplateResult {
    const { state } = this;
    return html`<div part="frame" class="frame ${this.#colors.scheme}">
      <div part="chat" class="chat" ?inert=${state !== 'ready'}></div>
      ${this.#standIn(state)}
    </div>`;
  }

  #standIn(state: ChatDockState): TemplateResult | typeof nothing {
    if (state === 'ready') return nothing;
    if (state === 'connecting') return skeleton();
    const signedOut = state === 'signed-out';
    return notice({
      message: this.error?.message ?? 'You are signed out.',
      role: signedOut ? 'status' : 'alert',
      label: signedOut ? 'Sign in' : 'Try again',
      act: signedOut ? this.#signInOrRetry : this.#tryAgain,
    });
  }

  protected override updated(changed: PropertyValues): void {
    const { scheme } = this.#colors;
    if (scheme !== this.#scheme || chatOptions.some((name) => changed.has(name))) this.#chat.refresh();
    this.#scheme = scheme;
    const { state } = this;
    this.setAttribute('state', state);
    for (const resolve of this.#waiting.splice(0)) resolve();
    this.#keepFocus(state);
    if (state !== this.#announced) this.#announce(state);
  }

  #announce(state: ChatDockState): void {
    const { error } = this;
    const wasInUse = this.#inUse;
    this.#announced = state;
    if (state === 'ready') {
      this.#inUse = true;
      this.#signIn.done();
    }
    this.dispatchEvent(new ChatDockStateChangedEvent(state, error));
    // A person who was in the middle of something is not thrown off the page: the button waits for them.
    if (state === 'signed-out' && error) this.#signIn.ask(!wasInUse);
  }

  /** Focus that was inside stays inside, as soon as there is something that can have it. */
  #keepFocus(state: ChatDockState): void {
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.#focusLost = true;
    if (!this.#focusLost || state === 'connecting') return;
    this.#focusLost = false;
    if (document.activeElement === document.body) this.focus();
  }

  readonly #signInOrRetry = (): void => {
    if (!this.#signIn.go()) this.#tryAgain();
  };

  readonly #tryAgain = (): void => this.reconnect();

  #options(): Omit<ChatKitOptions, 'api' | 'initialThread'> {
    const { greeting, prompts, placeholder, disclaimer, widgets, onClientTool } = this;
    return {
      theme: this.#colors.scheme,
      startScreen: { ...(greeting && { greeting }), ...(prompts.length > 0 && { prompts }) },
      ...(placeholder && { composer: { placeholder } }),
      ...(disclaimer && { disclaimer: { text: disclaimer } }),
      ...(widgets && { widgets }),
      ...(onClientTool && { onClientTool }),
    };
  }

  async #ready(): Promise<ChatKitMethods> {
    for (;;) {
      const { element } = this.#chat;
      if (element) return element;
      if (!this.isConnected) throw new WidgetError('disconnected');
      if (this.state !== 'connecting') throw this.error ?? new WidgetError('sign_in_required');
      // oxlint-disable-next-line no-await-in-loop -- waits for the next update
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}

async function loadOpenRenderer(): Promise<Renderer> {
  const { openRenderer } = await import('./renderers/open/open-renderer.ts');
  return openRenderer;
}

const ignore = (): void => {};

declare global {
  interface HTMLElementTagNameMap {
    'chat-dock': ChatDock;
  }
}
