import { ChatDock } from '../chat-dock.ts';

/**
 * Registers the element, once it is known what it is to be: a page from a server has it in its HTML already, and it would
 * start without its properties.
 */
export function define(): void {
  if (!customElements.get('chat-dock')) customElements.define('chat-dock', ChatDock);
}
