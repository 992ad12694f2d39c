import { conversationStyles } from '../conversation/conversation.styles.ts';
import { addStyles } from '../parts/add-styles.ts';
import { actionStyles } from './action.styles.ts';
import { ChatKitMessageActions } from './message-actions.ts';

addStyles(conversationStyles, actionStyles);

if (!customElements.get('chatkit-message-actions'))
  customElements.define('chatkit-message-actions', ChatKitMessageActions);
