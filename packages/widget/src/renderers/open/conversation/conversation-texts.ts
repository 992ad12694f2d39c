/** Every word of the conversation that is not the server's or the user's; loaded with it. */
export const conversationTexts = {
  conversation: 'Conversation',
  you: 'You said:',
  assistant: 'The assistant said:',
  copied: 'Copied',
  notSent: 'Not sent',
} as const;
