/** What goes wrong in a conversation only, with the sentence a person is shown when nothing better is known. */
export const conversationErrorMessages = Object.freeze({
  /** An answer broke off before its end; what had arrived is kept. */
  connection_lost: 'The connection was lost. What was said so far is kept.',
  /** No such thread, or none of this user's. */
  thread_not_found: 'This conversation no longer exists.',
  /** The chat is loading a thread or streaming an answer. */
  busy: 'The chat is busy. Please wait for the answer to end.',
} as const);

export type ConversationErrorCode = keyof typeof conversationErrorMessages;
