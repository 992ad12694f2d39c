import { phrases } from '../../../locales/phrases.ts';

/** Every word of the conversation that is not the server's or the user's; loaded with it. */
export const conversationTexts = phrases('conversation', {
  conversation: 'Conversation',
  you: 'You said:',
  assistant: 'The assistant said:',
  notSent: 'Not sent',
});
