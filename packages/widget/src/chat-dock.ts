import {
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { attribute } from './attribute-values.ts';
import { ChatController } from './chat-controller.ts';
import {
  ChatDockSessionChangedEvent,
  ChatDockStateChangedEvent,
  type ChatDockState,
} from './chat-dock-events.ts';
import { ChatDockMethods } from './chat-dock-methods.ts';
import { notice, skeleton } from './chat-dock-panel.ts';
import { chatDockStyles } from './chat-dock.styles.ts';
import { dockTexts } from './dock-texts.ts';
import { loadUi } from './choose-ui.ts';
import { ColorSchemeController } from './color-scheme-controller.ts';
import type { ChatKitMethods } from './chatkit/methods.ts';
import { InputKeeper } from './input-keeper.ts';
import type { Launcher } from './launcher/launcher.ts';
import type { Renderer } from './renderers/renderer.ts';
import type { GetToken } from './session/page-token.ts';
import { SessionController } from './session/session-controller.ts';
import { noteSignedIn, signIn } from './sign-in.ts';
import type { TabNews } from './tabs/tab-news.ts';
import { WidgetError } from './widget-error.ts';

/**
 * `<chat-dock>`: a chat with the assistant at `api`, for the user the page knows. It gets its session by itself, keeps it
 * fresh, remembers which conversation was open, and always shows something: a skeleton, the chat, or a sentence with a
 * button. With `launcher` it does so in a panel that a floating button opens, and asks for nothing before that is near.
 *
 * @fires chat-dock-state-changed - It shows something else now.
 * @fires chat-dock-sign-in-required - Nobody is signed in; cancelable.
 * @fires chat-dock-session-changed - What came of the session.
 * @fires chat-dock-ui-changed - Which chat UI is shown, and why not the other.
 * @fires chat-dock-open-changed - The panel of the launcher was opened or closed.
 * @fires chatkit.ready - A person can type.
 * @fires chatkit.error - Something failed inside the chat.
 * @fires chatkit.log - For diagnostics.
 * @fires chatkit.response.start - An answer begins.
 * @fires chatkit.response.end - An answer is over.
 * @fires chatkit.thread.change - Another conversation is open.
 * @fires chatkit.thread.load.start - A conversation is being loaded.
 * @fires chatkit.thread.load.end - A conversation has been loaded.
 * @fires chatkit.effect - The server has something to tell the page.
 * @fires chatkit.deeplink - A `chatkit-link://` link was clicked.
 * @fires chatkit.tool.change - Another tool is chosen in the composer.
 * @fires chatkit.history.open - The list of earlier conversations is open.
 * @fires chatkit.history.close - The list of earlier conversations is closed.
 * @csspart frame - The box around everything.
 * @csspart chat - What holds the chat UI.
 * @csspart skeleton - What stands in while it loads.
 * @csspart notice - What stands in when there is no chat: a sentence and a button.
 * @csspart message - The sentence.
 * @csspart button - The button.
 * @csspart launcher - The floating button.
 * @csspart badge - How many answers nobody has seen, on it.
 * @csspart panel - What it opens.
 * @csspart close - The button that closes the panel.
 * @cssproperty [--chat-dock-block-size=40rem] - Height, where the page's own CSS sets none.
 * @cssproperty --chat-dock-background - Background of the box.
 * @cssproperty --chat-dock-text - Text of the box.
 * @cssproperty --chat-dock-faint - The grey of the skeleton.
 * @cssproperty --chat-dock-accent - Buttons and focus rings.
 * @cssproperty --chat-dock-accent-text - Text on buttons.
 * @cssproperty --chat-dock-border - `border` of the box.
 * @cssproperty --chat-dock-radius - `border-radius` of the box.
 * @cssproperty --chat-dock-font - Font family.
 * @cssproperty [--chat-dock-launcher-size=3.5rem] - Width and height of the floating button.
 * @cssproperty [--chat-dock-launcher-offset-block=1.25rem] - Its distance from the bottom of the window.
 * @cssproperty [--chat-dock-launcher-offset-inline=1.25rem] - Its distance from the end of the lines.
 * @cssproperty [--chat-dock-panel-inline-size=25rem] - Width of the panel, as far as the window has it.
 * @cssproperty [--chat-dock-panel-block-size=42rem] - Height of the panel, as far as the window has it.
 * @cssproperty [--chat-dock-z-index=2147483000] - `z-index` of the floating button and the panel.
 */
export class ChatDock extends ChatDockMethods {
  /** The `api` of elements that have none; the script-tag embed sets it. */
  static defaultApi = '';

  static override readonly styles: CSSResult = chatDockStyles;

  static override readonly properties: PropertyDeclarations = {
    api: {},
    tokenUrl: { attribute: 'token-url' },
    signInUrl: { attribute: 'sign-in-url' },
    getToken: { attribute: false },
    grow: {
      ...attribute('container', /^(container|content)$/, String),
      reflect: true,
    },
    launcher: { type: Boolean, reflect: true },
    open: { type: Boolean, reflect: true },
    label: {},
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
  /**
   * `container`: it fills what the page’s CSS gives it. `content`: it is as high as the conversation, up to the page’s
   * `max-block-size`; with the open UI only. Default: `container`.
   */
  declare grow: 'container' | 'content';
  /** Whether it is a floating button that opens a panel. */
  declare launcher: boolean;
  /** Whether the launcher’s panel is open. Remembered per API while the tab lives, except on small screens. */
  declare open: boolean;
  /** What the launcher’s button and panel are called. Default: `Chat`. */
  declare label: string;
  /** Loads a chat UI of the page's own, which goes before `ui`. Read once, when the element connects. */
  declare renderer: (() => Promise<Renderer>) | null;

  #launcher: Launcher | null = null;
  /** What `identify` was given; goes before `getToken`. */
  #identity: GetToken | null = null;
  readonly #session = new SessionController(
    this,
    () => ({
      wanted: this.#launcher ? this.#launcher.isNear : !this.launcher,
      api: this.api || ChatDock.defaultApi,
      tokenUrl: this.tokenUrl,
      getToken: this.#identity ?? this.getToken,
    }),
    (outcome, error) => this.dispatchEvent(new ChatDockSessionChangedEvent(outcome, error)),
  );
  readonly #colors = new ColorSchemeController(this, () => this.askedScheme);
  readonly #chat = new ChatController(this, {
    session: () => this.#session.status,
    place: () => this.renderRoot.querySelector<HTMLElement>('.chat'),
    loadRenderer: (hosted) => this.renderer?.() ?? loadUi(this, hosted),
    options: () => this.chatOptions(this.#colors.scheme),
    heard: (news) => void (news === 'changed' ? this.#session.check() : this.#leave(news, 'heard')),
  });
  readonly #input = new InputKeeper(this);
  #announced: ChatDockState = 'connecting';
  #scheme = '';
  #inUse = false;
  #waiting: (() => void)[] = [];

  constructor() {
    super();
    this.api = this.tokenUrl = this.signInUrl = '';
    this.getToken = this.renderer = null;
    this.grow = 'container';
    this.launcher = this.open = false;
    this.label = 'Chat';
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

  /** Puts the focus into the message box; a launcher is opened for it. */
  override focusComposer(): Promise<void> {
    this.open ||= this.launcher;
    return super.focusComposer();
  }

  /**
   * For the page's sign-out: takes the conversation off the page at once, forgets which one it was, and ends the session at
   * the server; also in every other tab of this user. Resolves when that was tried; never rejects.
   */
  async signOut(): Promise<void> {
    await this.#leave('signed-out');
  }

  /**
   * The page's user has signed in, or is another one: starts over as them, with the conversation they had as a visitor. `getToken`
   * goes before the property and `token-url` until `reset()`. Resolves when the session is open, and at once for a launcher that nobody has
   * come near yet; rejects with the `WidgetError` that keeps it from that.
   */
  async identify(getToken?: GetToken): Promise<void> {
    this.#identity = getToken ?? this.#identity;
    if (!this.isConnected) throw new WidgetError('disconnected');
    await new Promise<void>((resolve, reject) => {
      const settle = ({ outcome, error }: ChatDockSessionChangedEvent): void =>
        outcome === 'opened' ? resolve() : reject(error ?? new WidgetError('disconnected'));
      this.addEventListener(ChatDockSessionChangedEvent.eventName, settle, { once: true });
      this.reconnect();
      if (this.#session.status.kind === 'idle') resolve();
    });
  }

  /**
   * The page's user is gone: does what `signOut()` does, drops what `identify()` was given, and starts over with whoever there is
   * then, a new visitor for instance; so do the other tabs. Resolves and never rejects, as `signOut()`.
   */
  async reset(): Promise<void> {
    await this.#leave('reset');
  }

  /** Starts over with whoever is signed in now. For a page whose user has just signed in, or changed. */
  reconnect(): void {
    this.#session.restart();
  }

  /** Opens the launcher’s panel, and moves the focus into it. */
  show(): void {
    this.open = true;
  }

  /** Closes the launcher’s panel, and moves the focus back. */
  hide(): void {
    this.open = false;
  }

  /** Puts the focus into the message box, or onto the button that stands in its place. */
  override focus(): void {
    const isClosed = this.launcher && !this.open;
    if (this.#chat.element && !isClosed) this.#chat.element.focusComposer().catch(ignore);
    else this.renderRoot.querySelector<HTMLElement>(isClosed ? '.launcher' : '[part=button],.box')?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#input.note();
    if (changed.has('launcher')) this.#arrange();
  }

  /** With a launcher or without: the chat starts over in its new place. */
  #arrange(): void {
    this.#session.restart();
    this.#launcher = null; // which leaves by itself
    if (this.launcher) this.#loadLauncher().catch(this.#doWithout);
  }

  async #loadLauncher(): Promise<void> {
    const wasOpen = this.open;
    const { Launcher: Loaded } = await import('./launcher/launcher.ts');
    if (this.launcher) this.#launcher ??= new Loaded(this, this.api || ChatDock.defaultApi, wasOpen);
    this.requestUpdate();
  }

  /** A chat in the page is better than none. */
  readonly #doWithout = (error: unknown): void => {
    reportError(error);
    this.launcher = false;
  };

  protected override render(): TemplateResult | typeof nothing {
    const { state } = this;
    const frame = html`<div part="frame" class="frame ${this.#colors.scheme}">
      <div part="chat" class="chat" ?inert=${state !== 'ready'}></div>
      ${this.#standIn(state)}
    </div>`;
    return this.launcher ? (this.#launcher?.panel(frame) ?? nothing) : frame;
  }

  #standIn(state: ChatDockState): TemplateResult | typeof nothing {
    if (state === 'ready') return nothing;
    if (state === 'connecting') return skeleton(this.#input.text);
    const signedOut = state === 'signed-out';
    return notice({
      message: this.error?.message ?? dockTexts.signedOut,
      role: signedOut ? 'status' : 'alert',
      label: signedOut ? dockTexts.signIn : dockTexts.tryAgain,
      act: () => void ((signedOut && signIn(this, true)) || this.reconnect()),
    });
  }

  protected override updated(changed: PropertyValues): void {
    const { scheme } = this.#colors;
    if (scheme !== this.#scheme || ChatDockMethods.concerns(changed)) this.#chat.refresh();
    this.#scheme = scheme;
    if (ChatDockMethods.areOthers(changed)) this.#chat.restart();
    const { state } = this;
    this.setAttribute('state', state);
    for (const resolve of this.#waiting.splice(0)) resolve();
    if (state !== this.#announced) this.#announce(state);
  }

  /** The user is gone. */
  async #leave(news: TabNews, heard?: 'heard'): Promise<void> {
    this.#input.note('');
    const ended = this.#session.end(!heard); // before anyone is told: they may look at once
    const left = this.#chat.leave(heard ?? news).catch(ignore); // the tabs may be out of reach
    this.#inUse = news === 'reset'; // then nobody is sent to sign in who has just left
    if (this.#inUse) {
      this.#identity = null;
      this.reconnect();
    }
    await Promise.all([ended, left]);
  }

  #announce(state: ChatDockState): void {
    const { error } = this;
    const wasInUse = this.#inUse;
    this.#announced = state;
    if (state === 'ready') {
      this.#inUse = true;
      noteSignedIn();
      if (this.#input.text) this.#chat.element?.setComposerValue({ text: this.#input.text }).catch(ignore);
      this.#input.note('');
    }
    this.dispatchEvent(new ChatDockStateChangedEvent(state, error));
    // A person who was in the middle of something is not thrown off the page: the button waits for them. With a launcher it
    // always does: the page is about something else.
    if (state === 'signed-out' && error && !this.launcher) signIn(this, false, !wasInUse);
  }

  protected override async ready(): Promise<ChatKitMethods> {
    for (;;) {
      this.#launcher?.wake();
      const { element } = this.#chat;
      if (element) return element;
      if (!this.isConnected) throw new WidgetError('disconnected');
      if (this.state !== 'connecting') throw this.error ?? new WidgetError('sign_in_required');
      // oxlint-disable-next-line no-await-in-loop -- waits for the next update
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}

const ignore = (): void => {};

declare global {
  interface HTMLElementTagNameMap {
    'chat-dock': ChatDock;
  }
}
