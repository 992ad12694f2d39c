import { phrases } from '../../locales/phrases.ts';

/** Every word that may be there from the start and is not the page's, the server's or the user's. */
export const texts = phrases('chat', {
  message: 'Message',
  placeholder: 'Message the assistant…',
  send: 'Send',
  stop: 'Stop',
  newChat: 'New chat',
  history: 'Conversations',
  title: 'Chat',
  greeting: 'What can I help with?',
  offline: 'You are offline.',
  locked: 'This conversation is paused.',
  closed: 'This conversation has ended.',
  /** Said in the place of what is missing. */
  incomplete: 'Part of the chat could not be loaded. Please reload the page.',
});
