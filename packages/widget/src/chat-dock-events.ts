import type { SessionOutcome } from './session/session-controller.ts';
import type { WidgetError } from './widget-error.ts';

/**
 * What `<chat-dock>` shows: a skeleton (`connecting`), the chat (`ready`), or a sentence with a button, because nobody is
 * signed in (`signed-out`) or because something went wrong (`failed`).
 */
export type ChatDockState = 'connecting' | 'ready' | 'signed-out' | 'failed';

/** Bubbles; composed; with these properties. */
class DockEvent extends Event {
  constructor(name: string, details?: object, cancelable = false) {
    super(name, { bubbles: true, composed: true, cancelable });
    Object.assign(this, details);
  }
}

/** `chat-dock-state-changed`: the element shows something else now. Bubbles; composed. */
export class ChatDockStateChangedEvent extends DockEvent {
  static readonly eventName = 'chat-dock-state-changed';
  declare readonly state: ChatDockState;
  /** Why, for `signed-out` and `failed`; `null` otherwise, and after `signOut()`. */
  declare readonly error: WidgetError | null;

  constructor(state: ChatDockState, error: WidgetError | null) {
    super(ChatDockStateChangedEvent.eventName, { state, error });
  }
}

/**
 * `chat-dock-sign-in-required`: nobody is signed in, or the “Sign in” button was pressed. Cancelable, bubbles, composed.
 * A page that signs people in itself calls `preventDefault()`, and `reconnect()` when that is done. Otherwise the person
 * is taken to `sign-in-url`: by the button, and without it where the chat was not in use yet.
 */
export class ChatDockSignInRequiredEvent extends DockEvent {
  static readonly eventName = 'chat-dock-sign-in-required';

  constructor() {
    super(ChatDockSignInRequiredEvent.eventName, {}, true);
  }
}

/**
 * `chat-dock-ui-changed`: which chat UI is shown now: this package's (`open`), OpenAI's (`openai`), or none that could be. Comes before the
 * state does, and not for a `renderer` of the page's own. Bubbles; composed.
 */
export class ChatDockUiChangedEvent extends DockEvent {
  static readonly eventName = 'chat-dock-ui-changed';
  declare readonly ui: 'open' | 'openai' | null;
  /** Why OpenAI's is not shown, where it was to be. */
  declare readonly error: WidgetError | null;

  constructor(ui: 'open' | 'openai' | null, error: WidgetError | null) {
    super(ChatDockUiChangedEvent.eventName, { ui, error });
  }
}

/**
 * `chat-dock-session-changed`: what came of the session, the permission to chat. Bubbles; composed. It holds no secret.
 */
export class ChatDockSessionChangedEvent extends DockEvent {
  static readonly eventName = 'chat-dock-session-changed';
  /**
   * `opened`; `renewed`; `failed`: none could be had, or no newer one yet; `ended`: it is over, because of `error`, or without one
   * because the page said so, here or in another tab.
   */
  declare readonly outcome: SessionOutcome;
  /** Why, for `failed` and `ended`; `null` otherwise. */
  declare readonly error: WidgetError | null;

  constructor(outcome: SessionOutcome, error: WidgetError | null) {
    super(ChatDockSessionChangedEvent.eventName, { outcome, error });
  }
}

declare global {
  interface HTMLElementEventMap {
    'chat-dock-state-changed': ChatDockStateChangedEvent;
    'chat-dock-sign-in-required': ChatDockSignInRequiredEvent;
    'chat-dock-ui-changed': ChatDockUiChangedEvent;
    'chat-dock-session-changed': ChatDockSessionChangedEvent;
  }
}
