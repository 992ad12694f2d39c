/** `chat-dock-open-changed`: the panel of the launcher was opened or closed. Bubbles; composed. */
export class ChatDockOpenChangedEvent extends Event {
  static readonly eventName = 'chat-dock-open-changed';
  readonly open: boolean;

  constructor(open: boolean) {
    super(ChatDockOpenChangedEvent.eventName, { bubbles: true, composed: true });
    this.open = open;
  }
}

declare global {
  interface HTMLElementEventMap {
    'chat-dock-open-changed': ChatDockOpenChangedEvent;
  }
}
