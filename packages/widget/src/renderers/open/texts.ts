/** Every word that may be there from the start and is not the page's, the server's or the user's. */
export const texts = {
  message: 'Message',
  placeholder: 'Message the assistant…',
  send: 'Send',
  stop: 'Stop',
  newChat: 'New chat',
  history: 'Conversations',
  title: 'Chat',
  greeting: 'What can I help with?',
  suggestions: 'Suggestions',
  offline: 'You are offline. What you write stays here until you are back.',
  locked: 'This conversation is paused.',
  closed: 'This conversation has ended.',
} as const;

/** Said in the place of what is missing. */
export const incomplete = 'Part of the chat could not be loaded. Please reload the page.';
