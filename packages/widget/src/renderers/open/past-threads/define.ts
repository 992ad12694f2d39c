import { ChatKitHistory } from './history.ts';

/** Registers the list of conversations, where that has not been done: a page may hold two copies of this. */
export function defineHistory(): void {
  if (!customElements.get('chatkit-history')) customElements.define('chatkit-history', ChatKitHistory);
}
