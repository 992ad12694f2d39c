import { ChatDockOptions } from './chat-dock-options.ts';
import type { ComposerValue, OutgoingMessage, WidgetAction } from './chatkit/messages.ts';
import type { ChatKitMethods } from './chatkit/methods.ts';

/**
 * The part of `<chat-dock>` that passes on what the chat UI can do. All of these wait while the element is connecting, and
 * reject with the `WidgetError` that keeps it from being ready.
 */
export abstract class ChatDockMethods extends ChatDockOptions {
  /** Opens a thread of this user; `null` is a new one. */
  async setThreadId(threadId: string | null): Promise<void> {
    await (await this.ready()).setThreadId(threadId);
  }

  /** Starts a new conversation. The old one stays with the server. */
  newThread(): Promise<void> {
    return this.setThreadId(null);
  }

  /** Sends a message as if the person had typed it. */
  async sendUserMessage(message: OutgoingMessage): Promise<void> {
    await (await this.ready()).sendUserMessage(message);
  }

  /** Sends an action to the server, as if the widget with that id had sent it; see `widgets`. */
  async sendCustomAction(action: WidgetAction, itemId?: string): Promise<void> {
    await (await this.ready()).sendCustomAction(action, itemId);
  }

  /** Puts something into the message box, to be sent by the person. */
  async setComposerValue(value: ComposerValue): Promise<void> {
    await (await this.ready()).setComposerValue(value);
  }

  /** Puts the focus into the message box; a launcher is opened for it. */
  async focusComposer(): Promise<void> {
    await (await this.ready()).focusComposer();
  }

  /** Shows the list of this user’s conversations. */
  async showHistory(): Promise<void> {
    await (await this.ready()).showHistory();
  }

  /** Takes the list of conversations away. */
  async hideHistory(): Promise<void> {
    await (await this.ready()).hideHistory();
  }

  /** Loads the open conversation again, for changes made outside it. */
  async fetchUpdates(): Promise<void> {
    await (await this.ready()).fetchUpdates();
  }

  /** The chat, as soon as there is one. */
  protected abstract ready(): Promise<ChatKitMethods>;
}
