import type { LitElement } from 'lit';
import type { ChatDock } from '../chat-dock.ts';

/** The methods of `<chat-dock>`. */
export type ChatDockMethod = {
  [Name in Exclude<keyof ChatDock, keyof LitElement>]: ChatDock[Name] extends (
    ...args: never[]
  ) => Promise<void> | void
    ? Name
    : never;
}[Exclude<keyof ChatDock, keyof LitElement>];

/** A method by its name, with its arguments: `['sendUserMessage', { text: 'Hello' }]`. Brings the chat onto the page where it waits behind its button. */
export type ChatdockCall = {
  [Name in ChatDockMethod]: [method: Name, ...args: Parameters<ChatDock[Name]>];
}[ChatDockMethod];

/** What can be queued in `window.Chatdock`: a call, or a function that gets the page's first `<chat-dock>`, before it asks for a session. */
export type ChatdockEntry = ChatdockCall | ((dock: ChatDock) => unknown);

/**
 * `window.Chatdock` once the script tag's code runs. Before that it may be an array of entries, made by the page:
 * `(window.Chatdock ??= []).push(…)` is right at any time.
 */
export interface ChatdockGlobal {
  /** The page's first `<chat-dock>`, for its properties and all of its methods; `null` until it is loaded. */
  readonly dock: ChatDock | null;
  /**
   * Runs the entries in order: at once, or as soon as there is a chat. Each runs once. One that throws or rejects is
   * reported to the page's console and holds up no other.
   */
  push(...entries: ChatdockEntry[]): number;
}

declare global {
  interface Window {
    /** The queue of `embed.js`. */
    Chatdock?: ChatdockGlobal | ChatdockEntry[];
  }
}
