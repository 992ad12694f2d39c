import type { ChatKitMethods } from '../chatkit/methods.ts';
import type { TabNews } from './tab-news.ts';

/** The conversation that is open in this tab, as it is known at each moment. */
export interface OpenThread {
  id: string | null;
  /** Whether an answer is on its way. */
  responding: boolean;
  /** What this tab has made of the memory: when that holds something else, it was another tab. */
  kept: string | null;
}

/** What there is to know of this tab for keeping it at the conversation of the others, and what is written in it. */
export interface TabOptions {
  /** The same for all tabs of this API and user, and for no one else: from `threadKey`. */
  key: string;
  /** Where the chat’s events are heard. */
  place: EventTarget;
  chat: Pick<ChatKitMethods, 'setThreadId' | 'fetchUpdates' | 'setComposerValue'>;
  thread: OpenThread;
  memory: { recall(): string | null; remember(id: string | null): void };
  /** `null` where it is not known which user’s tabs they are: they may be two, who share nothing but the end. */
  session: { readonly user: string | null; readonly formerly: string | null | undefined };
  /** The key of who was here before: the visitor that this user was until now, if they were one. */
  last: string | null | undefined;
  /** What the person has written and not sent. Without it, nothing is known of it. */
  unsent: (() => string) | undefined;
  /** Another tab has said something about the user. */
  heard: (news: TabNews) => void;
  /** Ends all of this. Its reason is what the other tabs are told, if anything. */
  signal: AbortSignal;
}
