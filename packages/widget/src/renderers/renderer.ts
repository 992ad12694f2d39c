import type { ChatKitMethods } from '../chatkit/methods.ts';
import type { ChatKitOptions } from '../chatkit/options.ts';
import type { WidgetError } from '../widget-error.ts';

/** A chat on the page. */
export interface MountedRenderer {
  readonly element: HTMLElement & ChatKitMethods;
  /** Replaces all options; the open thread and the text being written stay. */
  update(options: ChatKitOptions): void;
  /** What the person has written and the server has not taken. Without it, nothing is known of it. */
  readonly unsent?: () => string;
  /** Takes the element out of the page and stops what it was doing. Idempotent. */
  dispose(): void;
  /** Resolves when the chat cannot go on, with the reason. It is taken away then, and a sentence stands in its place. */
  readonly lost?: Promise<WidgetError>;
}

/** Puts a chat UI on the page. Each implementation is a chunk of its own, loaded by dynamic `import()`. */
export interface Renderer {
  /**
   * Appends the chat to `host`. Resolves as soon as a person can type, without waiting for the first thread to load;
   * rejects with the `WidgetError` code `renderer_failed` when it cannot be shown, leaving `host` as it was. A thread
   * to begin with that the server does not know (404) is no error: the chat shows the new-thread view and says so by
   * `chatkit.thread.change`.
   */
  mount(host: ParentNode, options: ChatKitOptions): Promise<MountedRenderer>;
}
