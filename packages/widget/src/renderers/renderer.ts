/**
 * What a renderer is told. A subset of `ChatKitOptions` of `@openai/chatkit`: same names, same shapes, so that
 * one value configures OpenAI's element and ours alike. As there, options are complete: each set replaces the one before.
 */
export interface RendererOptions {
  api: {
    /** Absolute address of the protocol endpoint; every request is a POST to it. */
    url: string;
    /**
     * `fetch` with the client secret added, and renewed once when the server answers 401. The renderer never
     * sees the secret. Rejects with a `WidgetError` when no session can be had, so the reason has a code.
     */
    fetch: typeof fetch;
  };
  /**
   * Thread to show first; `null` or left out: the new-thread view. It is read at mount only. A thread the server does
   * not know (404) is no error: the renderer shows the new-thread view and says so by `chatkit.thread.change`.
   */
  initialThread?: string | null;
  /** Colours. Default: `light`. */
  theme?: ColorScheme | { colorScheme: ColorScheme };
  /** BCP 47 tag for the interface and `Accept-Language`. Default: the browser's. */
  locale?: string;
  /** The bar above the conversation. Default: shown, with the thread's title. */
  header?: { enabled?: boolean; title?: { enabled?: boolean; text?: string } };
  /** What an empty conversation shows. */
  startScreen?: { greeting?: string; prompts?: StartScreenPrompt[] };
  composer?: { placeholder?: string };
  /** A line below the composer; plain text. */
  disclaimer?: { text: string };
  /**
   * Does what the model asks of the page (`client_tool_call`) and answers with what came of it, as JSON. The turn goes on
   * with that. When there is no such function, or it throws, the model is told so.
   */
  onClientTool?: (call: { name: string; params: Record<string, unknown> }) => unknown;
  widgets?: {
    /**
     * Does what a widget of the assistant leaves to the page: actions with `handler: 'client'`. What was pressed shows
     * that it is at work until the promise settles, and offers to try again when it rejects. The server hears nothing
     * of it, unless this calls `sendCustomAction(action, item.id)`.
     */
    onAction?: (action: WidgetAction, item: WidgetReference) => void | Promise<void>;
  };
  /** The list of earlier conversations. Default: enabled, where the renderer has one. */
  history?: { enabled?: boolean };
}

export type ColorScheme = 'light' | 'dark';

/** What a widget asks for when it is used. In a form, the payload holds the values of its fields as well. */
export interface WidgetAction {
  type: string;
  payload?: unknown;
}

/** The widget that an action comes from. */
export interface WidgetReference {
  /** The thread item's id. */
  id: string;
  /** The widget as the server sent it: a copy. */
  widget: Readonly<Record<string, unknown>>;
}

/** A suggestion on the start screen: choosing it sends `prompt` as a message. */
export interface StartScreenPrompt {
  label: string;
  prompt: string;
  icon?: string;
}

/**
 * The methods of `<openai-chatkit>` that `<chat-dock>` calls and passes on. The asynchronous ones may reject with
 * the `WidgetError` code `busy` while a thread loads or an answer streams.
 */
export interface ChatKitMethods {
  /** Replaces all options; what is left out goes back to its default. */
  setOptions(options: RendererOptions): void;
  focusComposer(): Promise<void>;
  /**
   * Opens a thread; `null` shows the new-thread view. Resolves when it is shown. A thread the server does not know
   * rejects with `thread_not_found` and leaves the new-thread view.
   */
  setThreadId(threadId: string | null): Promise<void>;
  /** Sends a message, to the open thread or to a new one. Resolves when the server has taken the message. */
  sendUserMessage(message: OutgoingMessage): Promise<void>;
  /** Puts text into the composer in place of what is there, and does not send it. */
  setComposerValue(value: { text: string }): Promise<void>;
  /**
   * Sends an action to the server as a turn of its own, as if the widget with that id had sent it. Resolves when the
   * turn has ended. `thread_not_found` when no thread is open.
   */
  sendCustomAction(action: WidgetAction, itemId?: string): Promise<void>;
  /** Loads the open thread again, for changes made outside the conversation. */
  fetchUpdates(): Promise<void>;
}

export interface OutgoingMessage {
  text: string;
  /** Start a new thread with it even when one is open. Default: false. */
  newThread?: boolean;
}

/** The events a renderer's element dispatches: `CustomEvent`s that bubble and are composed, with OpenAI's names. */
export interface ChatKitEventMap {
  'chatkit.ready': CustomEvent<void>;
  'chatkit.error': CustomEvent<{ error: Error }>;
  'chatkit.log': CustomEvent<{ name: string; data?: Record<string, unknown> }>;
  'chatkit.response.start': CustomEvent<void>;
  'chatkit.response.end': CustomEvent<void>;
  'chatkit.thread.change': CustomEvent<{ threadId: string | null }>;
  'chatkit.thread.load.start': CustomEvent<{ threadId: string }>;
  'chatkit.thread.load.end': CustomEvent<{ threadId: string }>;
  'chatkit.effect': CustomEvent<{ name: string; data?: Record<string, unknown> }>;
}

/** A chat on the page. */
export interface MountedRenderer {
  readonly element: HTMLElement & ChatKitMethods;
  /** Replaces all options; the open thread and the text being written stay. */
  update(options: RendererOptions): void;
  /** Takes the element out of the page and stops what it was doing. Idempotent. */
  dispose(): void;
}

/** Puts a chat UI on the page. Each implementation is a chunk of its own, loaded by dynamic `import()`. */
export interface Renderer {
  /**
   * Appends the chat to `host`. Resolves as soon as a person can type, without waiting for the first thread to load;
   * rejects with the `WidgetError` code `renderer_failed` when it cannot be shown, leaving `host` as it was.
   */
  mount(host: ParentNode, options: RendererOptions): Promise<MountedRenderer>;
}
