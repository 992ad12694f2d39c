import { phrases } from '../locales/phrases.ts';

/** What is said of trouble with the session, beside the sentences of the errors. */
export const sessionTexts = phrases('session', {
  offline: 'You are offline. The chat comes back by itself when you are online again.',
});
