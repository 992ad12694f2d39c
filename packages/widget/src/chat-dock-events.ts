import type { WidgetError } from './widget-error.ts';

/**
 * What `<chat-dock>` shows: a skeleton (`connecting`), the chat (`ready`), or a sentence with a button, because nobody is
 * signed in (`signed-out`) or because something went wrong (`failed`).
 */
export type ChatDockState = 'connecting' | 'ready' | 'signed-out' | 'failed';

/** `chat-dock-state-changed`: the element shows something else now. Bubbles; composed. */
export class ChatDockStateChangedEvent extends Event {
  static readonly eventName = 'chat-dock-state-changed';
  readonly state: ChatDockState;
  /** Why, for `signed-out` and `failed`; `null` otherwise, and after `signOut()`. */
  readonly error: WidgetError | null;

  constructor(state: ChatDockState, error: WidgetError | null) {
    super(ChatDockStateChangedEvent.eventName, { bubbles: true, composed: true });
    this.state = state;
    this.error = error;
  }
}

/**
 * `chat-dock-sign-in-required`: nobody is signed in, or the “Sign in” button was pressed. Cancelable, bubbles, composed.
 * A page that signs people in itself calls `preventDefault()`, and `reconnect()` when that is done. Otherwise the person
 * is taken to `sign-in-url`: by the button, and without it where the chat was not in use yet.
 */
export class ChatDockSignInRequiredEvent extends Event {
  static readonly eventName = 'chat-dock-sign-in-required';

  constructor() {
    super(ChatDockSignInRequiredEvent.eventName, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'chat-dock-state-changed': ChatDockStateChangedEvent;
    'chat-dock-sign-in-required': ChatDockSignInRequiredEvent;
  }
}
