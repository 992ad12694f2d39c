/** The events of a ChatKit element: `CustomEvent`s with OpenAI's names. Ours bubble and are composed. */
export interface ChatKitEventMap {
  /** A person can type. */
  'chatkit.ready': CustomEvent<void>;
  'chatkit.error': CustomEvent<{ error: Error }>;
  /** For diagnostics. */
  'chatkit.log': CustomEvent<{ name: string; data?: Record<string, unknown> }>;
  'chatkit.response.start': CustomEvent<void>;
  'chatkit.response.end': CustomEvent<void>;
  'chatkit.thread.change': CustomEvent<{ threadId: string | null }>;
  'chatkit.thread.load.start': CustomEvent<{ threadId: string }>;
  'chatkit.thread.load.end': CustomEvent<{ threadId: string }>;
  /** The server has something to tell the page. */
  'chatkit.effect': CustomEvent<{ name: string; data?: Record<string, unknown> }>;
  /** A `chatkit-link://` link was clicked. */
  'chatkit.deeplink': CustomEvent<{ name: string; data?: Record<string, unknown> }>;
  /** Another tool is chosen in the composer. */
  'chatkit.tool.change': CustomEvent<{ toolId: string | null }>;
  'chatkit.history.open': CustomEvent<void>;
  'chatkit.history.close': CustomEvent<void>;
}
