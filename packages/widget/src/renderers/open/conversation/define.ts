import { ChatKitConversation } from './conversation.ts';

if (!customElements.get('chatkit-conversation'))
  customElements.define('chatkit-conversation', ChatKitConversation);

export { ChatKitClient } from '../chatkit-client.ts';
export { ThreadStore } from '../thread-store.ts';
