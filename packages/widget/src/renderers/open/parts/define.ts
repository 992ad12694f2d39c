import { ChatKitComposer } from './composer.ts';

/** Registers what the chat UI is made of, where that has not been done: a page may hold two copies of this. */
export function defineParts(): void {
  if (!customElements.get('chatkit-composer')) customElements.define('chatkit-composer', ChatKitComposer);
}
