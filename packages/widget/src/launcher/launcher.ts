import { html, LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { RememberedText } from '../remembered-text.ts';
import { isEscape } from './escape.ts';
import { launcherButton, showOnButton } from './launcher-button.ts';
import { launcherTexts } from './launcher-texts.ts';
import { launcherStyles } from './launcher.styles.ts';
import { onceNear } from './near.ts';
import { ChatDockOpenChangedEvent } from './open-changed-event.ts';
import { SmallScreen } from './small-screen.ts';

/** The element, as far as its launcher needs it. */
export interface LauncherHost extends LitElement {
  launcher: boolean;
  open: boolean;
  label: string;
  readonly state: string;
}

/**
 * What makes a `<chat-dock>` a button that opens a panel. Beside other windows the panel leaves the page usable; on a small
 * screen it fills it, and the page behind cannot be reached.
 */
export class Launcher implements ReactiveController {
  readonly #host: LauncherHost;
  readonly #root: ShadowRoot;
  readonly #button: HTMLButtonElement;
  readonly #memory: RememberedText;
  readonly #screen = new SmallScreen();
  #connection = new AbortController();
  #isNear = false;
  #isOpen = false;
  #unread = 0;
  /** What had the focus before, when it was not the button. */
  #opener: HTMLElement | null = null;
  /** The focus is on the close button until there is something better. */
  #waits = false;
  #takesFocus: boolean;

  /**
   * For an element that has its shadow root, which may hold the button already. It is remembered per `api` whether the panel
   * is open. `wasOpen`: whether it was when this began to load.
   */
  constructor(host: LauncherHost, api: string, wasOpen: boolean) {
    const root = host.shadowRoot ?? host.attachShadow(LitElement.shadowRootOptions);
    this.#host = host;
    this.#root = root;
    this.#memory = new RememberedText(
      () => sessionStorage,
      `chat-dock:open:${new URL(api, document.baseURI).href}`,
      /^1$/,
    );
    this.#button = launcherButton(host, root);
    const { styleSheet } = launcherStyles;
    if (styleSheet) root.adoptedStyleSheets.push(styleSheet);
    const isShown = host.open && !wasOpen;
    // What fills the screen would be in the way of whoever comes back to the page.
    if (this.#memory.recall() && !this.#screen.matches) host.open = true;
    // Open from the start, it leaves the focus where it is; unless it was opened meanwhile, by the person or the page.
    this.#takesFocus = isShown || !host.open || this.#button.ariaExpanded === 'true';
    host.addController(this);
  }

  /** Whether somebody is about to use the chat, or has. */
  get isNear(): boolean {
    return this.#isNear;
  }

  readonly wake = (): void => {
    if (this.#isNear) return;
    this.#isNear = true;
    this.#host.requestUpdate();
  };

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#host.addEventListener('chatkit.response.end', this.#answered, { signal });
    this.#button.addEventListener('keydown', this.#pressed, { signal });
    this.#screen.onChange(this.#reopen, signal);
    signal.addEventListener('abort', onceNear(this.#button, this.wake));
    this.#reopen(); // what is moved loses its place above the page
  }

  hostDisconnected(): void {
    this.#connection.abort();
    this.#screen.leave();
  }

  hostUpdate(): void {
    const { launcher, open, state } = this.#host;
    if (!launcher) this.#dispose();
    if (open || state === 'signed-out') this.#unread = 0; // whoever comes next has not asked
  }

  hostUpdated(): void {
    const { open, label, state } = this.#host;
    if (open) this.wake();
    if (open !== this.#isOpen) this.#turn(open);
    showOnButton(this.#button, { name: this.#news(', ') || label, open, unread: this.#unread });
    if (this.#waits && state !== 'connecting') this.#moveOn();
    this.#leaveRoom();
    requestAnimationFrame(this.#leaveRoom); // the chat draws after this
  }

  /** Back to an element without a launcher. */
  #dispose(): void {
    this.hostDisconnected();
    this.#host.removeController(this);
    this.#button.remove();
  }

  /** The panel around the chat, and what is said of it while it is closed. */
  panel(chat: TemplateResult): TemplateResult {
    return html`<dialog
        part="panel"
        class="panel"
        aria-label=${this.#host.label}
        @close=${this.#closed}
        @keydown=${this.#pressed}
      >
        <button
          part="close"
          class="close"
          type="button"
          aria-label=${launcherTexts.close}
          @click=${this.#close}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M17.5 6.5l-11 11m0-11 11 11" /></svg>
        </button>
        ${chat}
      </dialog>
      <div class="said" role="status">${this.#news(': ')}</div>`;
  }

  /** What it is called, and the answers that nobody has seen; `''` when there are none. */
  #news(between: string): string {
    const unread = this.#unread;
    return unread > 0 ? this.#host.label + between + launcherTexts.newAnswers(unread) : '';
  }

  get #panel(): HTMLDialogElement | null {
    return this.#root.querySelector('dialog.panel');
  }

  #turn(open: boolean): void {
    const panel = this.#panel;
    if (panel === null) return;
    this.#isOpen = open;
    this.#memory.remember(open ? '1' : null);
    if (open) this.#show(panel);
    else this.#hide(panel);
    this.#takesFocus = true;
    this.#host.dispatchEvent(new ChatDockOpenChangedEvent(open));
  }

  #show(panel: HTMLDialogElement): void {
    const { activeElement } = document;
    this.#opener =
      activeElement instanceof HTMLElement && activeElement !== this.#host ? activeElement : null;
    this.#place(panel);
    if (!this.#takesFocus) return;
    // A composer with the focus brings up the keyboard of the screen, over what there is to read.
    this.#waits = !this.#screen.matches;
    this.#panelButton?.focus();
    if (this.#host.state !== 'connecting') this.#moveOn();
  }

  #place(panel: HTMLDialogElement): void {
    panel.close();
    if (this.#screen.matches) {
      panel.showModal();
      this.#screen.fill(panel);
    } else {
      this.#screen.leave();
      panel.toggleAttribute('open', true); // as show() does, which would move the focus
    }
  }

  #hide(panel: HTMLDialogElement): void {
    const hadFocus = panel.contains(this.#root.activeElement);
    this.#waits = false;
    panel.close();
    this.#screen.leave();
    if (!hadFocus) return;
    const opener = this.#opener;
    if (opener?.isConnected && opener !== document.body) opener.focus();
    else this.#button.focus();
  }

  /** From the close button to the chat, unless the person has gone somewhere else. */
  #moveOn(): void {
    const stayed = this.#waits && this.#root.activeElement === this.#panelButton;
    this.#waits = false;
    if (stayed) this.#host.focus();
  }

  get #panelButton(): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>('.close');
  }

  readonly #close = (): void => {
    this.#host.open = false;
  };

  /** By the browser: Escape or “back” on a small screen. */
  readonly #closed = (): void => {
    if (!this.#panel?.open) this.#host.open = false;
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    const panel = this.#panel;
    if (panel === null || !isEscape(event, panel)) return;
    event.preventDefault();
    this.#close();
  };

  readonly #answered = (): void => {
    if (this.#host.open) return;
    this.#unread += 1;
    this.#host.requestUpdate();
  };

  readonly #reopen = (): void => {
    const panel = this.#panel;
    if (!panel?.open) return;
    const hadFocus = panel.contains(this.#root.activeElement);
    this.#place(panel);
    if (hadFocus) this.#host.focus();
  };

  /** Our chat leaves the corner of its header to the close button. What has no such header gets a bar above it. */
  readonly #leaveRoom = (): void => {
    const chat = this.#root.querySelector('.chat :not(div)');
    const hasRoom = chat?.shadowRoot?.querySelector('[part~=header]');
    this.#panel?.toggleAttribute('data-bar', this.#host.state === 'ready' && !hasRoom);
  };
}
