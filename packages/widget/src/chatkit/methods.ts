import type { ComposerValue, OutgoingMessage, WidgetAction } from './messages.ts';
import type { ChatKitOptions } from './options.ts';

/**
 * The methods of `<openai-chatkit>` that `<chat-dock>` calls and passes on. The asynchronous ones may reject with
 * the `WidgetError` code `busy` while a thread loads or an answer streams.
 */
export interface ChatKitMethods {
  /** Replaces all options; what is left out goes back to its default. */
  setOptions(options: ChatKitOptions): void;
  /** Puts the focus into the composer. */
  focusComposer(): Promise<void>;
  /**
   * Opens a thread; `null` shows the new-thread view. Resolves when it is shown. A thread the server does not know
   * rejects with `thread_not_found` and leaves the new-thread view.
   */
  setThreadId(threadId: string | null): Promise<void>;
  /** Sends a message, to the open thread or to a new one. Resolves when the server has taken the message. */
  sendUserMessage(message: OutgoingMessage): Promise<void>;
  /** Puts something into the composer in place of what is there, and does not send it. */
  setComposerValue(value: ComposerValue): Promise<void>;
  /**
   * Sends an action to the server as a turn of its own, as if the widget with that id had sent it. Resolves when the
   * turn has ended. `thread_not_found` when no thread is open.
   */
  sendCustomAction(action: WidgetAction, itemId?: string): Promise<void>;
  /** Shows the list of the user's conversations. */
  showHistory(): Promise<void>;
  /** Takes that list away. */
  hideHistory(): Promise<void>;
  /** Loads the open thread again, for changes made outside the conversation. */
  fetchUpdates(): Promise<void>;
}
