import { RememberedText, type TextStorage } from '../remembered-text.ts';

/** When someone was last sent to sign in. */
export function lastVisit(storage: () => TextStorage): RememberedText {
  return new RememberedText(storage, 'chat-dock:sent-to-sign-in', /^\d+$/);
}
