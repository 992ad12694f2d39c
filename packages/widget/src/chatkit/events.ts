/** The events of a ChatKit element: `CustomEvent`s with OpenAI's names. Ours bubble and are composed. */
export interface ChatKitEventMap {
  /** A person can type. */
  'chatkit.ready': CustomEvent<void>;
  /** Something failed inside the chat. */
  'chatkit.error': CustomEvent<{ error: Error }>;
  /** For diagnostics. */
  'chatkit.log': CustomEvent<{ name: string; data?: Record<string, unknown> }>;
  /** An answer begins. */
  'chatkit.response.start': CustomEvent<void>;
  /** The answer is over. */
  'chatkit.response.end': CustomEvent<void>;
  /** Another conversation is open; `null`: a new one. */
  'chatkit.thread.change': CustomEvent<{ threadId: string | null }>;
  /** A conversation is being loaded. */
  'chatkit.thread.load.start': CustomEvent<{ threadId: string }>;
  /** It is loaded. */
  'chatkit.thread.load.end': CustomEvent<{ threadId: string }>;
  /** The server has something to tell the page. */
  'chatkit.effect': CustomEvent<{ name: string; data?: Record<string, unknown> }>;
  /** A `chatkit-link://` link was clicked. */
  'chatkit.deeplink': CustomEvent<{ name: string; data?: Record<string, unknown> }>;
  /** Another tool is chosen in the composer. */
  'chatkit.tool.change': CustomEvent<{ toolId: string | null }>;
  /** The list of earlier conversations is shown. */
  'chatkit.history.open': CustomEvent<void>;
  /** It is shown no more. */
  'chatkit.history.close': CustomEvent<void>;
}

declare global {
  interface HTMLElementEventMap extends ChatKitEventMap {}
}
