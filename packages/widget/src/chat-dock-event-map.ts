import type { ChatKitEventMap } from './chatkit/events.ts';

type OwnNames = Extract<keyof HTMLElementEventMap, `chat-dock-${string}`>;

/** The events of `<chat-dock>` by name: those of the chat in it, and its own, as far as they tell the page’s map of events. */
export type ChatDockEventMap = ChatKitEventMap & Pick<HTMLElementEventMap, OwnNames>;
