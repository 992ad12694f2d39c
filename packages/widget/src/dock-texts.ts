import { phrases } from './locales/phrases.ts';

/** What `<chat-dock>` itself says, around the chat UI. */
export const dockTexts = phrases('dock', {
  loading: 'Loading the chat',
  write: 'Write here',
  signedOut: 'You are signed out.',
  signIn: 'Sign in',
  tryAgain: 'Try again',
});
